import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { ErrorCode } from "../contract/errorCodes.js"
import type { World } from "../kernel/World.js"
import type { Endpoint } from "./endpoints.js"

/** What became of a request. */
export type Verdict<A> =
  | { readonly _tag: "Answered"; readonly answer: A }
  | { readonly _tag: "Refused"; readonly code: ErrorCode }

export const answered = <A>(answer: A): Verdict<A> => ({ _tag: "Answered", answer })

export const refused = (code: ErrorCode): Verdict<never> => ({ _tag: "Refused", code })

interface Described {
  readonly endpoint: Endpoint
  readonly answer: Schema.Schema.AnyNoContext
  /** The documented error codes, apart from those that every endpoint has. */
  readonly codes: ReadonlyArray<ErrorCode>
  /** Whether it is called with the access token of a buyer instead of the secret key. */
  readonly byBuyer?: true
}

type Params = Readonly<Record<string, string>>

interface Input<Request> {
  readonly params: Params
  readonly request: Request
  /** Who calls with an access token; `""` where the secret key is sent. */
  readonly buyer: string
}

interface Declaration<Request, I, A> extends Described {
  /** The body of a POST, the query of a GET; `null` when it takes none. */
  readonly request: Schema.Schema<Request, I> | null
  readonly answer: Schema.Schema<A>
  /** What `Accept-Language: en-US` changes in the answer. */
  readonly english: (answer: A) => A
  /** The work: synchronous, and on the world only. */
  readonly run: (input: Input<Request>, world: World) => Verdict<A>
}

/** One operation of the API: all that its routing, its test codes and its description need, and the work. */
export interface Operation extends Described {
  readonly request: Schema.Schema.AnyNoContext | null
  readonly english: (answer: unknown) => unknown
  /** A request that is not as `request` describes is refused with INVALID_REQUEST. */
  readonly run: (input: Input<unknown>, world: World) => Verdict<unknown>
}

export const make = <Request, I, A>(declaration: Declaration<Request, I, A>): Operation => {
  const { english, request, run } = declaration
  const decode = request === null ? () => Option.some(null as never) : Schema.decodeUnknownOption(request)
  return {
    ...declaration,
    english: (answer) => english(answer as A),
    run: (input, world) => {
      const decoded = decode(input.request)
      return decoded._tag === "None"
        ? refused("INVALID_REQUEST")
        : run({ ...input, request: decoded.value }, world)
    }
  }
}
