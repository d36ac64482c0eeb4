import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import * as Endpoint from "effect-tosspayments/Endpoint"
import { Intents } from "effect-tosspayments/Intents"
import { isList } from "effect-tosspayments/List"
import type * as Resource from "effect-tosspayments/Resource"
import type { Issue } from "effect-tosspayments/TossError"
import { TossHttpClient } from "effect-tosspayments/TossHttpClient"
import type { CallOptions } from "../CallOptions.js"
import * as Input from "./input.js"
import { named } from "./names.js"
import { callOptions, type Runner } from "./run.js"
import * as Stack from "./stack.js"

/**
 * Operations as methods that answer with promises, and lists as what `for await` goes through: a page is asked for when the
 * one before is used up. Each takes the options of a call as one argument more, a list those of each page.
 */
export type Promises<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => infer Answer
    ? (
        ...args: [...Resource.Arguments<Args, string>, options?: CallOptions | undefined]
      ) => Answer extends Resource.Rows<infer Row> ? AsyncIterable<Row> : Promise<Answer>
    : never
}

type Arguments = ReadonlyArray<unknown>

/** What is wrong inside of the request, the transport says, and sends nothing. */
const faultOf = (
  { bearer, id, params, request: codec }: Endpoint.Any,
  { accessToken, request }: Endpoint.Given
): Issue | null => {
  const names = [...(bearer ? ["accessToken"] : []), ...params, "{ … }"].join(", ")
  if (bearer && typeof accessToken !== "string") {
    return { path: "accessToken", expected: "must be text: the access token of the buyer" }
  }
  return codec === null || Input.isObject(request) || (request === undefined && codec.isOptional === true)
    ? null
    : { path: "request", expected: `must be an object: ${id}(${names})` }
}

/** The arguments as they are when the method is called: what happens to the caller's objects later changes nothing. */
const argumentsOf = (endpoint: Endpoint.Any, args: Arguments): Input.Input<Arguments> =>
  Input.attempt("request", () => {
    const given = Endpoint.given(endpoint, args)
    const fault = faultOf(endpoint, given)
    if (fault !== null) return Either.left([fault])
    const { accessToken: token } = given
    const accessToken = typeof token === "string" ? Redacted.make(token) : undefined
    return Either.right(
      Endpoint.copyArguments(endpoint, Endpoint.argumentsOf(endpoint, { ...given, accessToken }))
    )
  })

const methodOf = ({ run }: Runner, endpoint: Endpoint.Any) => {
  const { arity, id } = endpoint
  const call = (
    caller: () => string | undefined,
    args: Input.Input<Arguments>,
    options: Input.Input<CallOptions>
  ) =>
    run({
      caller,
      endpoint: id,
      args,
      options,
      operation: (args, { intent, ...options }) =>
        intent === undefined
          ? Effect.flatMap(TossHttpClient, (http) => http.execute(endpoint, args, options))
          : Effect.flatMap(Intents, (intents) => intents.run(intent, endpoint, ...args, options))
    })
  if (!isList(endpoint)) {
    const method = (...given: Arguments): Promise<unknown> =>
      call(Stack.callerOf(method), argumentsOf(endpoint, given), callOptions(id, given[arity]))
    return method
  }
  const { next, rows } = endpoint.pages
  async function* pages(
    caller: () => string | undefined,
    first: Input.Input<Arguments>,
    options: Input.Input<CallOptions>
  ) {
    let args = first
    for (;;) {
      const page = await call(caller, args, options)
      yield* rows(page)
      const asked = Either.getOrElse(args, () => [])
      const request = next(asked[arity - 1], page)
      if (request === null) return
      args = Either.right([...asked.slice(0, arity - 1), request])
    }
  }
  const method = (...given: Arguments): AsyncIterable<unknown> => {
    const caller = Stack.callerOf(method)
    const args = argumentsOf(endpoint, given)
    const options = callOptions(id, given[arity])
    return { [Symbol.asyncIterator]: () => pages(caller, args, options) }
  }
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
      Object.entries<Endpoint.Any>(endpoints).map(([name, endpoint]) => [name, methodOf(runner, endpoint)])
    )
  ) as never
