/** What happens, as server-sent events: `GET /_emulator/events`. */
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Activity, Event } from "../Activity.js"

/** Keeps proxies, and whoever forgets connections, from taking this one for dead. */
const heartbeatMillis = 15_000

/** What happens within this time is sent together. */
const gatherMillis = 50

/** Whoever missed more reads everything again, which is quicker. */
const mostSent = 500

const wait = (millis: number): Effect.Effect<void> =>
  Effect.async<void>((resume) => {
    const timer = setTimeout(() => resume(Effect.void), millis)
    return Effect.sync(() => clearTimeout(timer))
  })

const encoder = new TextEncoder()

const frame = (epoch: string, type: string, number: number, data: unknown): string =>
  `id: ${epoch}.${number}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`

/** Where a reader has got to who was here before; `null` when that says nothing now. */
const resumed = ({ after, epoch }: Activity, lastId: string | undefined): number | null => {
  const [, known, digits] = /^([\w-]+)\.(\d{1,15})$/.exec(lastId ?? "") ?? []
  if (known !== epoch) return null
  const missed = after(Number(digits))
  return missed === null || missed.length > mostSent ? null : Number(digits)
}

/**
 * Begins with `hello`: whether the reader has missed nothing since `lastId`, or has to read everything again. Nothing
 * is kept for a reader that is slow: it gets what has happened when it reads on.
 */
const frames = (activity: Activity, lastId: string | undefined): Stream.Stream<string> =>
  Stream.suspend(() => {
    const { epoch } = activity
    const hello = (number: number, isComplete: boolean): string =>
      frame(epoch, "hello", number, { isComplete })
    const from = resumed(activity, lastId)
    let cursor = from ?? activity.last()
    const next = Effect.suspend(() => Effect.raceFirst(activity.changed(cursor), wait(heartbeatMillis))).pipe(
      Effect.zipRight(wait(gatherMillis)),
      Effect.map(() => {
        const events: ReadonlyArray<Event> | null = activity.after(cursor)
        if (events === null || events.length > mostSent) {
          cursor = activity.last()
          return hello(cursor, false)
        }
        cursor += events.length
        return events.length === 0
          ? ": still here\n\n"
          : events.map((event) => frame(epoch, event.type, event.number, event)).join("")
      })
    )
    return Stream.concat(
      Stream.succeed(`retry: 1000\n\n${hello(cursor, from !== null)}`),
      Stream.repeatEffect(next)
    )
  })

export const answer = (
  activity: Activity,
  lastId: string | undefined
): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.stream(
    Stream.map(frames(activity, lastId), (text) => encoder.encode(text)),
    {
      contentType: "text/event-stream",
      headers: { "cache-control": "no-store" }
    }
  )
