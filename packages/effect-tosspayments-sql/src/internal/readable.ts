import * as Effect from "effect/Effect"
import type { StoreError } from "effect-tosspayments/TossStore"

/**
 * Open intents that can be read. One that cannot must not keep the others from being resolved: it is left out, and the
 * log says which one and why. Its content is not printed.
 */
export const readable = <Row, A>(
  rows: ReadonlyArray<Row>,
  nameOf: (row: Row) => Effect.Effect<string>,
  read: (row: Row) => Effect.Effect<A, StoreError>
): Effect.Effect<ReadonlyArray<A>> =>
  Effect.partition(rows, (row) =>
    Effect.tapError(read(row), ({ message }) =>
      Effect.flatMap(nameOf(row), (name) => Effect.logWarning(`intent ${name} is still open: ${message}`))
    )
  ).pipe(Effect.map(([, intents]) => intents))
