/** The local TossPayments as a process of its own, steered over HTTP: what a shop in any language would do. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"

export interface Movement {
  readonly kind: "Approve" | "Cancel"
  readonly orderId: string
  readonly amount: number
}

export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly endpoint: string | null
  readonly status: number | null
  readonly idempotencyKey: string | null
}

/** Path of the command `tosspayments-emulator`. */
const command = (): string => {
  const manifest = createRequire(import.meta.url).resolve("tosspayments-emulator/package.json")
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"))
  return join(dirname(manifest), bin["tosspayments-emulator"])
}

export const start = async (webhookUrl: string) => {
  const child = spawn(process.execPath, [command(), "--port", "0", "--webhook-url", webhookUrl], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  let url: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    url = line.match(/http:\/\/\S+/)?.[0]
    if (url !== undefined) break
  }
  if (url === undefined) throw new Error("The local TossPayments did not start.")
  child.stdout.resume()

  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/_emulator${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  return {
    url,
    /** The buyer picks a card in the payment window and agrees; `decline`: the card company will not. */
    authorize: (order: {
      readonly orderId: string
      readonly amount: number
      readonly decline?: string
    }): Promise<{ paymentKey: string }> => control("POST", "/payments", order),
    /** The next `times` requests of an endpoint go wrong. */
    inject: (endpoint: string, times: number, fault: object): Promise<unknown> =>
      control("POST", "/faults", { endpoint, times, fault }),
    ledger: (): Promise<ReadonlyArray<Movement>> => control("GET", "/ledger"),
    requests: (): Promise<ReadonlyArray<LoggedRequest>> => control("GET", "/requests"),
    stop: async () => {
      child.kill("SIGTERM")
      await once(child, "exit")
    }
  }
}

export type LocalToss = Awaited<ReturnType<typeof start>>
