import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type * as Endpoints from "effect-tosspayments/List"
import { TossHttpClient } from "effect-tosspayments/TossHttpClient"
import type { AbortSignalLike } from "../CallOptions.js"
import type { List, ListOptions } from "../List.js"
import * as Abort from "./abort.js"
import * as Input from "./input.js"
import type { Runner } from "./run.js"

/** One list that was asked for. */
export interface Call {
  readonly caller: () => string | undefined
  readonly endpoint: Endpoints.List<Array<unknown>, unknown>
  readonly args: Input.Input<ReadonlyArray<unknown>>
  readonly options: Input.Input<ListOptions>
}

const over: IteratorReturnResult<undefined> = { done: true, value: undefined }

/** Tells when a signal is aborted while nobody waits for a page; one that cannot be followed is refused with the call. */
const follow = (signal: AbortSignalLike | null | undefined, onAbort: () => void): (() => void) => {
  const followed = Input.attempt("signal", () => Either.right(signal ? Abort.follow(signal) : null))
  if (Either.isLeft(followed) || followed.right === null) return () => {}
  followed.right.signal.addEventListener("abort", onAbort)
  return followed.right.stop
}

/** Goes through the pages, once. */
const pagesOf = <Row>({ run }: Runner, call: Call): AsyncIterableIterator<ReadonlyArray<Row>> => {
  const { endpoint, options } = call
  const scope = Effect.runSync(Scope.make())
  let pull: Endpoints.Pull<Row> | undefined
  let stop: (() => void) | undefined
  let isOver = false
  /** Pages are asked for one after the other, whoever asks. */
  let turn: Promise<unknown> = Promise.resolve()

  const release = (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  const end = (): Promise<void> => {
    isOver = true
    stop?.()
    return release()
  }
  const read = (): Promise<ReadonlyArray<Row> | null> =>
    run({
      ...call,
      endpoint: endpoint.id,
      operation: (args, options) =>
        Effect.flatMap(TossHttpClient, (http) => {
          pull ??= endpoint.open(http, args, options, scope) as Endpoints.Pull<Row>
          return pull
        })
    })
  const step = async (): Promise<IteratorResult<ReadonlyArray<Row>, undefined>> => {
    if (isOver) return over
    if (Either.isRight(options)) stop ??= follow(options.right.signal, () => void release())
    try {
      const page = await read()
      if (page !== null) return isOver ? over : { done: false, value: page }
    } catch (error) {
      // Who ends a list does not want to know what became of the page under way.
      if (isOver) return over
      await end()
      throw error
    }
    await end()
    return over
  }
  return {
    next: () => {
      const asked = turn.then(step)
      turn = asked.catch(() => {})
      return asked
    },
    return: async () => {
      await end()
      return over
    },
    [Symbol.asyncIterator]() {
      return this
    }
  }
}

/** Goes through the rows of the pages, once. */
const rowsOf = <Row>(pages: AsyncIterableIterator<ReadonlyArray<Row>>): AsyncIterableIterator<Row> => {
  let rows: Iterator<Row> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const step = async (): Promise<IteratorResult<Row, undefined>> => {
    for (;;) {
      const row = rows?.next()
      if (row !== undefined && row.done !== true) return row
      const page = await pages.next()
      if (page.done === true) return over
      rows = page.value.values()
    }
  }
  return {
    next: () => {
      if (waiting === 0) {
        const row = rows?.next()
        if (row !== undefined && row.done !== true) return Promise.resolve(row)
      }
      waiting += 1
      const asked = turn.then(step).finally(() => {
        waiting -= 1
      })
      turn = asked.catch(() => {})
      return asked
    },
    return: async () => {
      rows = undefined
      await pages.return?.()
      return over
    },
    [Symbol.asyncIterator]() {
      return this
    }
  }
}

/**
 * What a method answers with that lists.
 *
 * @internal
 */
export const make = <Row>(runner: Runner, call: Call): List<Row> => ({
  pages: () => pagesOf(runner, call),
  [Symbol.asyncIterator]: () => rowsOf(pagesOf(runner, call))
})
