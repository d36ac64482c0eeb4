import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Payments from "effect-tosspayments/Payments"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"

const live = Payments.layer.pipe(
  Layer.provide(TossHttpClient.layer()),
  Layer.provide(TossConfig.layer({ secretKey: process.env.TOSS_SECRET_KEY })),
  Layer.provide(FetchHttpClient.layer)
)

export const confirm = (request) =>
  Effect.flatMap(Payments.Payments, (payments) => payments.confirm(request)).pipe(
    Effect.provide(live),
    Effect.runPromise
  )
