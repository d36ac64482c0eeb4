/** A server with a list of so many transactions. */
import { once } from "node:events"
import { createServer } from "node:http"
import { page } from "./pages.mjs"

export const contenders = {
  "list server": async (length) => {
    const server = createServer((request, response) => {
      request.resume()
      request.once("end", () => {
        const body = Buffer.from(page(length, request.url))
        response
          .writeHead(200, { "content-type": "application/json;charset=UTF-8", "content-length": body.length })
          .end(body)
      })
    })
    server.keepAliveTimeout = 180_000
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    const url = `http://127.0.0.1:${server.address().port}`
    return { url: () => url }
  }
}
