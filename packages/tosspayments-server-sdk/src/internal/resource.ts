import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import * as Endpoint from "effect-tosspayments/Endpoint"
import { Intents } from "effect-tosspayments/Intents"
import * as List from "effect-tosspayments/List"
import type * as Resource from "effect-tosspayments/Resource"
import type { Issue } from "effect-tosspayments/TossError"
import { TossHttpClient } from "effect-tosspayments/TossHttpClient"
import type { CallOptions } from "../CallOptions.js"
import type { ListOptions, List as Rows } from "../List.js"
import * as Input from "./input.js"
import * as Lists from "./list.js"
import { named } from "./names.js"
import { callOptions, keylessOptions, type Runner } from "./run.js"
import * as Stack from "./stack.js"

/**
 * Operations as methods that answer with promises, and lists as what `for await` goes through. Each takes the options of a call
 * as one argument more, a list those of each page.
 */
export type Promises<Operations> = {
  readonly [Name in keyof Operations]: Operations[Name] extends (...args: infer Args) => infer Answer
    ? Answer extends Resource.Rows<infer Row>
      ? (...args: [...Resource.Arguments<Args, string>, options?: ListOptions | undefined]) => Rows<Row>
      : (...args: [...Resource.Arguments<Args, string>, options?: CallOptions | undefined]) => Promise<Answer>
    : never
}

type Arguments = ReadonlyArray<unknown>

/** Whether a request is a list of them. */
const isBatch = ({ shape }: NonNullable<Endpoint.Any["request"]>): boolean =>
  shape.kind === "list" || (shape.kind === "where" && isBatch(shape.of))

/** What is wrong inside of the request, the transport says, and sends nothing. */
const faultOf = (
  { bearer, id, params, request: codec }: Endpoint.Any,
  { accessToken, request }: Endpoint.Given
): Issue | null => {
  const [what, form] = codec !== null && isBatch(codec) ? ["a list", "[ … ]"] : ["an object", "{ … }"]
  const names = [...(bearer ? ["accessToken"] : []), ...params, form].join(", ")
  if (bearer && typeof accessToken !== "string") {
    return { path: "accessToken", expected: "must be text: the access token of the buyer" }
  }
  return codec === null || Input.isObject(request) || (request === undefined && codec.isOptional === true)
    ? null
    : { path: "request", expected: `must be ${what}: ${id}(${names})` }
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
  const method = (...given: Arguments): Promise<unknown> =>
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

const listMethodOf = (runner: Runner, endpoint: List.List<Array<unknown>, unknown>) => {
  const { arity, id } = endpoint
  const method = (...given: Arguments): Rows<unknown> =>
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
        List.isList(endpoint) ? listMethodOf(runner, endpoint) : methodOf(runner, endpoint)
      ])
    )
  ) as never
