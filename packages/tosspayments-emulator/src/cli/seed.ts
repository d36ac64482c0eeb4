import { readFile } from "node:fs/promises"
import * as Effect from "effect/Effect"
import type { Seed } from "../Seed.js"
import { UsageError } from "./UsageError.js"

/** What is in the file; whether it is a seed, the emulator says. */
export const readSeed = (file: string): Effect.Effect<Seed, UsageError> =>
  Effect.tryPromise({
    try: () => readFile(file, "utf8"),
    catch: () => new UsageError({ message: `--seed: ${file} cannot be read.` })
  }).pipe(
    Effect.flatMap((text) =>
      Effect.try({
        try: () => JSON.parse(text),
        catch: (cause) =>
          new UsageError({
            message: `--seed: ${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`
          })
      })
    )
  )
