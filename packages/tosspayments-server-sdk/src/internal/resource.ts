import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Endpoint from "effect-tosspayments/Endpoint"
import { Intents } from "effect-tosspayments/Intents"
import * as Resource from "effect-tosspayments/Resource"
import { TossHttpClient } from "effect-tosspayments/TossHttpClient"
import type { CallOptions } from "../CallOptions.js"
import type { List, ListOptions } from "../List.js"
import * as Input from "./input.js"
import * as Lists from "./list.js"
import { named } from "./names.js"
import { callOptions, keylessOptions, type Runner } from "./run.js"
import * as Stack from "./stack.js"

/**
 * Operations as methods that answer with promises, and lists as what `for await` goes through. Each takes the options of a
 * call as one argument more.
 */
export type Promises<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => infer Answer
    ? Answer extends Resource.Rows<infer Row>
      ? (...args: [...Args, options?: ListOptions | undefined]) => List<Row>
      : (...args: [...Args, options?: CallOptions | undefined]) => Promise<Answer>
    : never
}

/** What is wrong inside of the arguments, the transport says, and sends nothing. */
const argumentsOf = (
  { arity, id, params, request }: Endpoint.Any,
  given: ReadonlyArray<unknown>
): Input.Input<ReadonlyArray<unknown>> =>
  request === null || Input.isObject(given[arity - 1])
    ? Either.right(given.slice(0, arity))
    : Either.left([
        { path: "request", expected: `must be an object: ${id}(${[...params, "{ … }"].join(", ")})` }
      ])

const methodOf = ({ run }: Runner, endpoint: Endpoint.Any) => {
  const { arity, id } = endpoint
  const method = (...given: ReadonlyArray<unknown>): Promise<unknown> =>
    run({
      caller: Stack.callerOf(method),
      endpoint: id,
      args: argumentsOf(endpoint, given),
      options: callOptions(id, given[arity]),
      operation: (args, { intent, ...options }) =>
        intent === undefined
          ? Effect.flatMap(TossHttpClient, (http) => http.execute(endpoint, args, options))
          : Effect.flatMap(Intents, (intents) => intents.run(intent, endpoint, ...args, options))
    })
  return method
}

const listMethodOf = (runner: Runner, endpoint: Resource.AnyList) => {
  const { arity, id } = endpoint
  const method = (...given: ReadonlyArray<unknown>): List<unknown> =>
    Lists.make(runner, {
      caller: Stack.callerOf(method),
      endpoint,
      args: argumentsOf(endpoint, given),
      options: keylessOptions(id, given[arity])
    })
  return method
}

/**
 * The operations of a resource.
 *
 * @internal
 */
export const promises = <Operations>(
  runner: Runner,
  endpoints: Resource.Endpoints<Operations>
): Promises<Operations> =>
  named(
    Object.fromEntries(
      Object.entries<Endpoint.Any>(endpoints).map(([name, endpoint]) => [
        name,
        Resource.isList(endpoint) ? listMethodOf(runner, endpoint) : methodOf(runner, endpoint)
      ])
    )
  ) as never
