import { request } from "node:http"
import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { describe } from "vitest"
import { type Activity, Emulator, EmulatorServer, Fault, type Options } from "../src/index.js"
import { basic, type Loose, testKey } from "./support.js"

interface Frame {
  readonly id: string
  readonly event: string
  readonly data: Loose
}

const read = (text: string): ReadonlyArray<Frame> =>
  text
    .split("\n\n")
    .filter((frame) => frame.includes("event: "))
    .map((frame) => {
      const line = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1] ?? ""
      return { id: line("id"), event: line("event"), data: JSON.parse(line("data")) }
    })

/** A connection that listens, until somebody closes it. */
const open = (
  url: string,
  { headers = {}, query = "" }: { readonly headers?: Record<string, string>; readonly query?: string } = {}
) =>
  Effect.sync(() => {
    let text = ""
    let status = 0
    let end = false
    let check = () => {}
    const outgoing = request(`${url}/_emulator/events${query}`, { headers }, (incoming) => {
      status = incoming.statusCode ?? 0
      incoming.setEncoding("utf8")
      incoming.on("data", (chunk: string) => {
        text += chunk
        check()
      })
      incoming.on("error", () => {})
      incoming.on("close", () => {
        end = true
        check()
      })
    })
    outgoing.on("error", () => {
      end = true
      check()
    })
    outgoing.end()
    const until = (isEnough: (frames: ReadonlyArray<Frame>) => boolean) =>
      Effect.async<ReadonlyArray<Frame>>((resume) => {
        check = () => {
          const frames = read(text)
          if (isEnough(frames) || end) resume(Effect.succeed(frames))
        }
        check()
      })
    return {
      until,
      /** Ends with the connection. */
      closed: Effect.as(
        until(() => false),
        undefined
      ),
      status: () => status,
      destroy: () => outgoing.destroy()
    }
  })

/** The same, until the test is over. */
const listen = (...args: Parameters<typeof open>) =>
  Effect.acquireRelease(open(...args), ({ destroy }) => Effect.sync(destroy))

const has =
  (event: string, count = 1) =>
  (frames: ReadonlyArray<Frame>): boolean =>
    frames.filter((frame) => frame.event === event).length >= count

const server = (options: Omit<Options.Options, "webhookUrl"> = {}) =>
  EmulatorServer.layer().pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks(options)))

const started = Effect.all([Emulator.Emulator, EmulatorServer.EmulatorServer])

const confirm = (url: string, of: { paymentKey: string; orderId: string; amount: number }) =>
  Effect.promise(() =>
    fetch(`${url}/v1/payments/confirm`, {
      method: "POST",
      headers: { authorization: basic(testKey), "content-type": "application/json" },
      body: JSON.stringify({ paymentKey: of.paymentKey, orderId: of.orderId, amount: of.amount })
    }).then((answer) => answer.text())
  )

describe("the events of the emulator", () => {
  it.scopedLive("tell what happens, in its order", () =>
    Effect.gen(function* () {
      const [emulator, { url }] = yield* started
      const { until } = yield* listen(url)
      expect(yield* until(has("hello"))).toMatchObject([{ event: "hello", data: { isComplete: false } }])
      const authorization = yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
      yield* confirm(url, authorization)
      yield* emulator.faults.inject({ fault: Fault.Drop({ when: "Before" }) })
      yield* emulator.clock.freeze
      yield* emulator.reset
      const frames = (yield* until(has("reset"))).slice(1)
      expect(
        frames.map(({ data, event }) => [event, data.from ?? null, data.status ?? data.isOver ?? null])
      ).toEqual([
        ["payment", null, "IN_PROGRESS"],
        ["request", null, false],
        ["payment", "IN_PROGRESS", "DONE"],
        ["webhook", null, "NotConfigured"],
        ["request", null, true],
        ["faults", null, null],
        ["clock", null, null],
        ["reset", null, null]
      ])
      const numbers = frames.map(({ data }) => data.number)
      expect(numbers).toEqual(numbers.map((_, index) => numbers[0] + index))
    }).pipe(Effect.provide(server()))
  )

  it.scopedLive("go on after the last one that was heard", () =>
    Effect.gen(function* () {
      const [emulator, { url }] = yield* started
      const first = yield* listen(url)
      yield* first.until(has("hello"))
      yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 1000 })
      const heard = (yield* first.until(has("payment"))).at(-1)?.id ?? ""
      first.destroy()
      yield* emulator.payments.authorize({ orderId: "ORD-0002", amount: 1000 })
      const options = [
        { headers: { "last-event-id": heard } },
        { query: `?after=${heard}` },
        // A browser that connects again repeats the query of the first time.
        { headers: { "last-event-id": heard }, query: "?after=another.1" }
      ]
      for (const option of options) {
        const again = yield* listen(url, option)
        const frames = yield* again.until(has("payment"))
        expect(frames.map(({ data, event }) => [event, data.orderId ?? data.isComplete])).toEqual([
          ["hello", true],
          ["payment", "ORD-0002"]
        ])
      }
    }).pipe(Effect.provide(server()))
  )

  it.scopedLive("say when some were missed: too many, or those of another emulator", () =>
    Effect.gen(function* () {
      const [emulator, { url }] = yield* started
      const { activity } = emulator
      const start = activity.last()
      for (let index = 0; index < 20; index++) {
        yield* emulator.payments.authorize({ orderId: `ORD-00${index}`, amount: 1000 })
      }
      for (const id of [
        `${activity.epoch}.${start}`,
        `${activity.epoch}.99999`,
        `another.${activity.last()}`,
        "%00",
        ""
      ]) {
        const { until } = yield* listen(url, { query: `?after=${id}` })
        expect([id, (yield* until(has("hello")))[0]?.data]).toEqual([id, { isComplete: false }])
      }
    }).pipe(Effect.provide(server({ limits: { requests: 5 } })))
  )

  it.scopedLive("say when too much happened at once to be told", () =>
    Effect.gen(function* () {
      const [emulator, { url }] = yield* started
      const { until } = yield* listen(url)
      yield* until(has("hello"))
      for (let index = 0; index < 30; index++) {
        yield* emulator.payments.authorize({ orderId: `ORD-00${index}`, amount: 1000 })
      }
      const frames = yield* until(has("hello", 2))
      expect(frames.map(({ data, event }) => [event, data.isComplete])).toEqual([
        ["hello", false],
        ["hello", false]
      ])
      yield* emulator.payments.authorize({ orderId: "ORD-last", amount: 1000 })
      expect((yield* until(has("payment"))).at(-1)?.data.orderId).toBe("ORD-last")
    }).pipe(Effect.provide(server({ limits: { requests: 5 } })))
  )

  it.effect("do not fill the memory", () =>
    Effect.gen(function* () {
      const emulator = yield* Emulator.Emulator
      for (let index = 0; index < 100; index++) {
        yield* emulator.payments.authorize({ orderId: `ORD-0${index}`, amount: 1000 })
      }
      const { activity } = emulator
      const last = activity.last()
      const known: ReadonlyArray<Activity.Event> = activity.after(last - 5) ?? []
      expect(known.map(({ number }) => number)).toEqual([4, 3, 2, 1, 0].map((before) => last - before))
      expect(activity.after(last - 11)).toBe(null)
    }).pipe(Effect.provide(Emulator.layerWithoutWebhooks({ limits: { requests: 5 } })))
  )

  it.scopedLive("are not for pages of other origins, nor for other names of this machine", () =>
    Effect.gen(function* () {
      const [, { url }] = yield* started
      for (const headers of [{ origin: "https://evil.test" }, { host: "evil.test" }]) {
        const connection = yield* listen(url, { headers })
        yield* connection.closed
        expect(connection.status()).toBe(403)
      }
    }).pipe(Effect.provide(server()))
  )

  it.live("end with the server, and keep nobody from closing it", () =>
    Effect.gen(function* () {
      const closed = yield* Effect.scoped(
        Effect.gen(function* () {
          const context = yield* Layer.build(server())
          const { url } = yield* Effect.provide(EmulatorServer.EmulatorServer, context)
          const connection = yield* open(url)
          yield* connection.until(has("hello"))
          return connection.closed
        })
      )
      yield* closed
    })
  )
})
