/** The SDK's transport over a function that answers, without a layer per call: for tables and properties. */
import * as HttpClient from "@effect/platform/HttpClient"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Effect from "effect/Effect"
import type { Drift } from "../../src/Call.js"
import * as TossConfig from "../../src/TossConfig.js"
import * as TossHttpClient from "../../src/TossHttpClient.js"
import type { Sent } from "./Script.js"

export interface Service extends TossHttpClient.Service {
  readonly sent: Array<Sent>
  readonly drift: Array<Drift>
}

/** 64 hex digits, as payouts need them. */
export const securityKey = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f"

const bodyOf = ({ body }: HttpClientRequest.HttpClientRequest): string =>
  body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""

/** `answer` gives the text of a 200. Remembers what was sent and what drifted. */
export const make = (answer: (sent: Sent) => string, secretKey = "test_sk_example"): Effect.Effect<Service> =>
  Effect.suspend(() => {
    const sent: Array<Sent> = []
    const drift: Array<Drift> = []
    const client = HttpClient.make((request, url) =>
      Effect.sync(() => {
        const now: Sent = {
          at: 0,
          method: request.method,
          url: url.toString(),
          headers: { ...request.headers },
          body: bodyOf(request)
        }
        sent.push(now)
        return HttpClientResponse.fromWeb(request, new Response(answer(now)))
      })
    )
    return TossHttpClient.make({ onDrift: (found) => void drift.push(found) }).pipe(
      Effect.provideService(HttpClient.HttpClient, client),
      Effect.provide(TossConfig.layer({ secretKey, securityKey, maxRetries: 0 })),
      Effect.orDie,
      Effect.map((http) => ({ ...http, sent, drift }))
    )
  })
