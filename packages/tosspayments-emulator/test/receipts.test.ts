import { HttpClient, HttpClientResponse } from "@effect/platform"
import { expect, it } from "@effect/vitest"
import { Effect, Layer, TestClock } from "effect"
import { describe } from "vitest"
import { Emulator, WebhookSender } from "../src/index.js"
import { pay, start } from "./support.js"

/** A webhook to a receiver that answers so, and what is written down about it. */
const delivered = (answer: () => Response) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const emulator = yield* Emulator.Emulator
    yield* pay()
    // A body that does not end is given up.
    yield* TestClock.adjust("1 seconds")
    const [webhook] = yield* emulator.webhooks.list
    return { status: webhook?.status, attempt: webhook?.attempts[0] }
  }).pipe(
    Effect.provide(
      Emulator.layer({ webhookUrl: "https://shop.test/hook" }).pipe(
        Layer.provide(WebhookSender.layerHttp),
        Layer.provide(
          Layer.succeed(
            HttpClient.HttpClient,
            HttpClient.make((request) => Effect.sync(() => HttpClientResponse.fromWeb(request, answer())))
          )
        )
      )
    )
  )

describe("a transmission of a webhook", () => {
  it.effect("is written down with its headers and with what the receiver answered", () =>
    Effect.gen(function* () {
      const { attempt } = yield* delivered(() => new Response('{"error":"no such order"}', { status: 404 }))
      expect(attempt).toMatchObject({ status: 404, answer: '{"error":"no such order"}' })
      expect(attempt?.headers).toMatchObject({
        "tosspayments-webhook-transmission-time": "2026-03-02T10:15:01+09:00",
        "tosspayments-webhook-transmission-retried-count": "0"
      })
    })
  )

  it.effect("keeps only the beginning of a long answer", () =>
    Effect.gen(function* () {
      const { attempt } = yield* delivered(() => new Response("x".repeat(5000)))
      expect(attempt?.answer?.length).toBe(2000)
    })
  )

  it.effect.each([
    { body: "never ends", answer: () => new Response(new ReadableStream()) },
    {
      body: "breaks off",
      answer: () =>
        new Response(new ReadableStream({ start: (controller) => controller.error(new Error("reset")) }))
    }
  ])("counts by its status, when the body of the answer $body", ({ answer }) =>
    Effect.gen(function* () {
      const { attempt, status } = yield* delivered(answer)
      expect([status, attempt?.status, attempt?.answer]).toEqual(["Delivered", 200, null])
    })
  )
})
