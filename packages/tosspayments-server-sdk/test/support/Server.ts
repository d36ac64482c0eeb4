/**
 * A TossPayments that follows a script, on a real socket: one step per request, in order. Remembers what came.
 */
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export type Step =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  /** Reads the request and closes the connection without an answer. */
  | { readonly drop: true }
  /** Reads the request and never answers. */
  | { readonly hang: true }

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  readonly body: string
}

export interface Server {
  readonly url: string
  readonly sent: ReadonlyArray<Sent>
  /** Resolves when the server has got `count` requests. */
  readonly received: (count: number) => Promise<void>
  readonly close: () => Promise<void>
}

const samples = new URL("../../../effect-tosspayments/test/fixtures/samples/", import.meta.url)

/** A sample of what TossPayments sends. */
export const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${name}.json`, samples), "utf8"))

export const start = async (...steps: ReadonlyArray<Step>): Promise<Server> => {
  const script = [...steps]
  const sent: Array<Sent> = []
  const waiting: Array<{ readonly count: number; readonly resume: () => void }> = []
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8")
      sent.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body })
      for (const { count, resume } of waiting) if (sent.length >= count) resume()
      const step = script.shift() ?? { status: 500, body: { code: "UNEXPECTED_REQUEST_IN_TEST" } }
      if ("drop" in step) request.socket.destroy()
      else if (!("hang" in step)) {
        response.writeHead(step.status, { "content-type": "application/json", ...step.headers })
        response.end(typeof step.body === "string" ? step.body : JSON.stringify(step.body ?? {}))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    received: (count) =>
      new Promise((resume) => (sent.length >= count ? resume() : waiting.push({ count, resume }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
