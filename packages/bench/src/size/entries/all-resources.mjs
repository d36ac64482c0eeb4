import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TossClient from "effect-tosspayments/TossClient"

const live = TossClient.layer({ secretKey: process.env.TOSS_SECRET_KEY }).pipe(
  Layer.provide(FetchHttpClient.layer)
)

export const client = Effect.runPromise(Effect.provide(TossClient.TossClient, live))
