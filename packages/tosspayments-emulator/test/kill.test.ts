import { type ChildProcess, spawn } from "node:child_process"
import { EventEmitter, once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, it } from "vitest"
import { basic, type Loose, testKey } from "./support.js"

const root = fileURLToPath(new URL("../", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "emulator-killed-"))

let child: ChildProcess | undefined
let receiver: Server
/** Bodies that were taken, by order; every other one is refused until the end. */
const delivered = new Map<string, Array<string>>()
let isStrict = true

beforeAll(async () => {
  let count = 0
  receiver = createServer((incoming, outgoing) => {
    const chunks: Array<Buffer> = []
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
    incoming.on("end", () => {
      count += 1
      if (isStrict && count % 2 === 0) return outgoing.writeHead(500).end()
      const text = Buffer.concat(chunks).toString("utf8")
      const { orderId, status } = JSON.parse(text).data
      delivered.set(orderId, [...(delivered.get(orderId) ?? []), status])
      return outgoing.end()
    })
  })
  receiver.listen(0, "127.0.0.1")
  await once(receiver, "listening")
})

afterAll(() => {
  child?.kill("SIGKILL")
  receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the emulator on the file, and says where it listens. */
const start = async (): Promise<string> => {
  const address = receiver.address()
  const port = typeof address === "object" ? address?.port : 0
  const started = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "src/cli/bin.ts", "--port", "0", "--data", join(folder, "toss.db")],
      ...["--webhook-url", `http://127.0.0.1:${port}/`]
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] }
  )
  child = started
  let output = ""
  for await (const chunk of started.stdout) {
    output += chunk
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
    if (url !== undefined) return url
  }
  throw new Error(`the emulator did not start: ${output}`)
}

const kill = async (): Promise<void> => {
  const exited = child === undefined ? undefined : once(child, "exit")
  child?.kill("SIGKILL")
  await exited
}

interface Sent {
  readonly path: string
  readonly body: unknown
  readonly key: string
  /** The exact answer; `null` when there was none. */
  readonly answer: string | null
}

const post = async (url: string, { body, key, path }: Omit<Sent, "answer">) => {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { authorization: basic(testKey), "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(body)
  })
  return `${response.status} ${await response.text()}`
}

const jsonOf = (answer: string): Loose => JSON.parse(answer.slice(answer.indexOf(" ") + 1))

it("an emulator on a file that is killed under load comes back with every request it has answered", {
  timeout: 180_000
}, async () => {
  const authorized: Array<string> = []
  const sent: Array<Sent> = []
  const answers = new EventEmitter()
  let orders = 0
  let url = ""

  const answered = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left--) await once(answers, "answer")
  }

  /** A shop that charges and refunds until nobody answers any more. */
  const shop = async (): Promise<void> => {
    const ask = async (request: Omit<Sent, "answer">): Promise<Loose> => {
      const at = sent.push({ ...request, answer: null }) - 1
      const answer = await post(url, request)
      sent[at] = { ...request, answer }
      answers.emit("answer")
      return jsonOf(answer)
    }
    for (;;) {
      orders += 1
      const orderId = `ORD-${String(orders).padStart(6, "0")}`
      const { amount, paymentKey } = jsonOf(
        await post(url, { path: "/_emulator/payments", body: { orderId, amount: 33000 }, key: "" })
      )
      authorized.push(paymentKey)
      const body = { paymentKey, orderId, amount }
      await ask({ path: "/v1/payments/confirm", body, key: `confirm-${orderId}` })
      for (const part of [1, 2]) {
        const request = { cancelReason: `part ${part}`, cancelAmount: 1000 * part }
        await ask({ path: `/v1/payments/${paymentKey}/cancel`, body: request, key: `${part}-${orderId}` })
      }
    }
  }

  for (let round = 1; round <= 4; round++) {
    url = await start()
    const missing: Array<string> = []
    const unanswered = sent.flatMap((request, index) => (request.answer === null ? [index] : []))
    // Whoever got no answer asks again, with the same key.
    for (const index of unanswered) {
      const request = sent[index] as Sent
      const answer = await post(url, request)
      expect(answer).toMatch(/^200 /)
      sent[index] = { ...request, answer }
    }
    await Promise.all(
      sent.map(async (request) => {
        const replayed = await post(url, request)
        if (replayed !== request.answer) missing.push(`${request.key}: ${request.answer} became ${replayed}`)
      })
    )
    const read = async (path: string): Promise<Loose> => (await fetch(`${url}/_emulator${path}`)).json()
    const known = new Set((await read("/payments")).map(({ paymentKey }: Loose) => paymentKey))
    for (const paymentKey of authorized) if (!known.has(paymentKey)) missing.push(`payment ${paymentKey}`)
    const moved = new Map<string, number>()
    for (const { kind, transactionKey } of await read("/ledger")) {
      moved.set(`${kind} ${transactionKey}`, (moved.get(`${kind} ${transactionKey}`) ?? 0) + 1)
    }
    for (const { answer, key } of sent) {
      const { cancels, lastTransactionKey } = jsonOf(answer ?? "")
      const kind = cancels === null ? "Approve" : "Cancel"
      if (moved.get(`${kind} ${lastTransactionKey}`) !== 1) missing.push(`movement of ${key}`)
      moved.delete(`${kind} ${lastTransactionKey}`)
    }
    expect({ round, missing }).toEqual({ round, missing: [] })
    expect([...moved.keys()]).toEqual([])
    if (round === 4) break
    const shops = Array.from({ length: 6 }, () => shop().catch(() => {}))
    await answered(5 + Math.floor(Math.random() * 60))
    await kill()
    await Promise.all(shops)
  }
  expect(sent.length).toBeGreaterThan(10)

  // Every webhook of what was answered arrives in the end, those that were refused before the kill included.
  isStrict = false
  const advanced = await fetch(`${url}/_emulator/clock/advance`, {
    method: "POST",
    body: '{"duration":"5 days"}'
  })
  expect(advanced.status).toBe(200)
  const untold = sent.filter(({ answer }) => {
    const { orderId, status } = jsonOf(answer ?? "")
    return !delivered.get(orderId)?.includes(status)
  })
  expect(untold).toEqual([])
  await kill()
})
