/** A shop that receives webhooks on a real socket. */
import { createServer, type RequestListener } from "node:http"
import { type AddressInfo, connect as open } from "node:net"
import { onTestFinished, vi } from "vitest"
import type { WebhookHandlers } from "../../src/index.js"
import * as Server from "./Server.js"

/** A delivery about a payment; nothing proves it, so the payment is read again. */
export const paid = JSON.stringify(Server.fixture("webhook-payment-status-changed-done"))
export const deposit = JSON.stringify(Server.fixture("webhook-deposit-callback-done"))

/** The answer of TossPayments when the payment is read again. */
export const read: Server.Step = { status: 200, body: Server.fixture("payment-card-done") }

export const handlers = (
  onEvent: (
    event: { readonly trust: string },
    context: { readonly signal: AbortSignal }
  ) => Promise<unknown> = async () => {}
): WebhookHandlers => ({
  PAYMENT_STATUS_CHANGED: onEvent,
  CANCEL_STATUS_CHANGED: onEvent,
  DEPOSIT_CALLBACK: onEvent,
  otherwise: onEvent
})

/** A handler that waits until it is told to end. */
export const slow = () => {
  let begin = () => {}
  let end = () => {}
  const started = new Promise<void>((resolve) => {
    begin = resolve
  })
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  const signals: Array<AbortSignal> = []
  const seen = { count: 0 }
  const to = handlers(async (_, { signal }) => {
    seen.count += 1
    signals.push(signal)
    begin()
    await done
  })
  return { handlers: to, started, end, seen, signals }
}

/** Serves until the test ends. */
export const serve = async (listener: RequestListener) => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}` }
}

export const post = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, {
    method: "POST",
    body: paid,
    ...init,
    headers: { "content-type": "application/json", ...init.headers }
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

/** Sends bytes as they are; resolves with the first line of the answer, or "" when the connection ends without one. */
export const raw = (port: number, ...steps: ReadonlyArray<string>) =>
  new Promise<string>((resolve) => {
    const socket = open(port, "127.0.0.1")
    let answer = ""
    const end = () => {
      socket.destroy()
      resolve(answer.split("\r\n")[0] ?? "")
    }
    socket.on("data", (data) => {
      answer += data
      end()
    })
    socket.on("error", end)
    socket.on("close", end)
    for (const step of steps) socket.write(step)
  })

/** Sends a request whose body never ends, and breaks off. */
export const cutOff = (port: number, path = "/") =>
  new Promise<void>((resolve) => {
    const socket = open(port, "127.0.0.1", () => {
      const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${paid.length + 1}\r\n\r\n`
      socket.write(head + paid, () =>
        setTimeout(() => {
          socket.destroy()
          setTimeout(resolve, 20)
        }, 20)
      )
    })
    socket.on("error", () => {})
  })

/** What is printed until the test ends. */
export const printed = (): Array<string> => {
  const lines: Array<string> = []
  for (const name of ["log", "info", "warn", "error"] as const) {
    const spy = vi
      .spyOn(console, name)
      .mockImplementation((...all) => void lines.push(`${name} ${all.join(" ")}`))
    onTestFinished(() => spy.mockRestore())
  }
  return lines
}
