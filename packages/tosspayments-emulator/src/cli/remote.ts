import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as ControlApi from "../ControlApi.js"
import { UsageError } from "./UsageError.js"

export type Remote = Effect.Effect.Success<ReturnType<typeof ControlApi.client>>

const explained = (url: string, error: unknown): UsageError => {
  const tag = typeof error === "object" && error !== null && "_tag" in error ? error._tag : null
  if (tag === "RequestError") return new UsageError({ message: `No emulator answers at ${url}.` })
  if (tag === "ResponseError" || tag === "ParseError")
    return new UsageError({ message: `What answers at ${url} is no emulator.` })
  if (error instanceof UsageError) return error
  const message =
    typeof error === "object" && error !== null && "message" in error ? String(error.message) : ""
  return new UsageError({ message })
}

/** Asks a running emulator, and says in words what is wrong when it refuses, or when there is none. */
export const ask = <A, E>(
  url: string,
  question: (emulator: Remote) => Effect.Effect<A, E>
): Effect.Effect<A, UsageError> =>
  ControlApi.client(url).pipe(
    Effect.flatMap(question),
    Effect.mapError((error) => explained(url, error)),
    Effect.provide(FetchHttpClient.layer)
  )
