/** A server that answers the payment, whatever is asked. */
import { once } from "node:events"
import { createServer } from "node:http"
import { confirmRequest, paymentText } from "../payment.mjs"

const body = Buffer.from(paymentText)
const headers = {
  "content-type": "application/json;charset=UTF-8",
  "content-length": body.length,
  "x-tosspayments-trace-id": "0123456789abcdef0123456789abcdef"
}

export const contenders = {
  "static server": async () => {
    const server = createServer((request, response) => {
      request.resume()
      request.once("end", () => response.writeHead(200, headers).end(body))
    })
    // Between two blocks of a contender lie those of all others.
    server.keepAliveTimeout = 180_000
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    const url = `http://127.0.0.1:${server.address().port}`
    return {
      url: () => url,
      cpu: () => process.cpuUsage(),
      authorize: (count) => Array.from({ length: count }, () => confirmRequest)
    }
  }
}
