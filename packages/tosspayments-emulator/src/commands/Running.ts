/** The emulator that commands are given to: where they read and act, whatever was reset meanwhile. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import * as Words from "../contract/words.js"
import type { EmulatorError } from "../EmulatorError.js"
import { InvalidInput, NotFound } from "../EmulatorError.js"
import type { Session } from "../kernel/Session.js"
import type { Settings } from "../kernel/Settings.js"
import type { Kind, World } from "../kernel/World.js"
import type { Context } from "../pipeline/serve.js"

/** An input that may name the merchant. */
interface Named {
  readonly mId?: string | undefined
}

export interface Running {
  readonly settings: Settings
  /** As it is now; `reset` puts another in its place. */
  readonly context: () => Context
  /** Takes a step in the world of a merchant. */
  readonly at: <A, E>(mId: string, run: (world: World) => Either.Either<A, E>) => Effect.Effect<A, E>
  /** Reads, without a merchant. */
  readonly look: <A>(run: (session: Session, now: number) => A) => Effect.Effect<A>
  /**
   * Reads what a caller gave, who may know no types, then takes a step in the world of the merchant that it names, or
   * of the first one.
   */
  readonly begin: <Input extends Named, I, A>(
    schema: Schema.Schema<Input, I>,
    given: unknown,
    run: (input: Input, world: World) => Either.Either<A, EmulatorError>
  ) => Effect.Effect<A, EmulatorError>
  /** Takes a step about something that is there, in the world of whoever it belongs to. */
  readonly about: <Value, A>(
    kind: Kind<Value>,
    what: NotFound["what"],
    id: string,
    run: (id: string, world: World) => Either.Either<A, EmulatorError>
  ) => Effect.Effect<A, EmulatorError>
}

/** Callers in JavaScript can give anything. */
export const readInput = <A, I>(
  schema: Schema.Schema<A, I>,
  given: unknown
): Either.Either<A, InvalidInput> =>
  Either.mapLeft(Schema.decodeUnknownEither(schema)(given), (error) => {
    const [{ message, path } = { message: "is not as described", path: [] }] = Words.of(error)
    return new InvalidInput({ field: path.join(".") || "input", message })
  })

export const make = (settings: Settings, context: () => Context): Running => {
  const step = <A, E>(merchant: string, run: (world: World) => Either.Either<A, E>): Effect.Effect<A, E> =>
    Effect.suspend(() => {
      const { session } = context()
      return Effect.flatMap(session.identifiers, (ids) => Effect.flatten(session.step(merchant, ids, run)))
    })
  const begin: Running["begin"] = <Input extends Named, I, A>(
    schema: Schema.Schema<Input, I>,
    given: unknown,
    run: (input: Input, world: World) => Either.Either<A, EmulatorError>
  ) =>
    Effect.flatMap(readInput(schema, given), (input): Effect.Effect<A, EmulatorError> => {
      const { mId = settings.defaultMId } = input
      return settings.mIds.has(mId)
        ? step(mId, (world) => run(input, world))
        : Effect.fail(new InvalidInput({ field: "mId", message: `Unknown merchant id ${mId}.` }))
    })
  const about: Running["about"] = <Value, A>(
    kind: Kind<Value>,
    what: NotFound["what"],
    id: string,
    run: (id: string, world: World) => Either.Either<A, EmulatorError>
  ) =>
    Effect.suspend((): Effect.Effect<A, EmulatorError> => {
      const known = context().session.store.of(kind).book.get(id)
      return known === undefined
        ? Effect.fail(new NotFound({ what, key: id }))
        : step(kind.merchant(known), (world) => run(id, world))
    })
  return {
    settings,
    context,
    at: step,
    look: (run) =>
      Effect.suspend(() => {
        const { session } = context()
        return session.look((now) => run(session, now))
      }),
    begin,
    about
  }
}
