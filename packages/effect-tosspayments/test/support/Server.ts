/** A real HTTP server on this machine, for what only real sockets show. */
import { createServer, type IncomingMessage, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import type { Duplex } from "node:stream"
import * as Effect from "effect/Effect"

export interface Service {
  readonly url: string
  readonly requests: Array<IncomingMessage>
}

/** Serves until the scope closes; what is asked for with CONNECT goes to `onConnect`, with the target's host and port. */
export const make = (listener: RequestListener, onConnect?: (socket: Duplex, target: string) => void) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.async<{ readonly service: Service; readonly close: () => void }>((resume) => {
        const requests: Array<IncomingMessage> = []
        const server = createServer((request, response) => {
          requests.push(request)
          listener(request, response)
        })
        if (onConnect !== undefined) {
          server.on("connect", (request, socket) => {
            socket.on("error", () => {})
            onConnect(socket, request.url ?? "")
          })
        }
        server.listen(0, "127.0.0.1", () => {
          const { port } = server.address() as AddressInfo
          const close = () => {
            server.closeAllConnections()
            server.close()
          }
          resume(Effect.succeed({ service: { url: `http://127.0.0.1:${port}`, requests }, close }))
        })
      }),
      ({ close }) => Effect.sync(close)
    ),
    ({ service }) => service
  )

/** An address of this machine at which nobody listens. */
export const closedUrl = Effect.scoped(
  Effect.map(
    make(() => {}),
    ({ url }) => url
  )
)
