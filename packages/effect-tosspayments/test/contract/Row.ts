/**
 * A call as the documentation shows it. Of each endpoint there is one or more; what is sent and what is read is compared with
 * it, and everything that an answer could have instead is thrown at it.
 */
import type * as Endpoint from "../../src/Endpoint.js"
import * as Sdk from "../../src/index.js"
import * as Samples from "../support/Samples.js"

/**
 * A sample by its name; of an older version with what is reported of it, and which names are others now; or one that was made
 * of a sample.
 */
export type Answer =
  | string
  | {
      readonly older: string
      readonly drift: ReadonlyArray<string>
      readonly renamed?: { readonly [name: string]: string }
    }
  | { readonly name: string; readonly json: Samples.Json }

export interface Row {
  /** Of the endpoint, e.g. `payments.confirm`. */
  readonly id: string
  readonly args: ReadonlyArray<unknown>
  /** Method and path, as it is sent: percent-encoded. */
  readonly sends: string
  readonly query?: { readonly [name: string]: string }
  /** JSON, or the name of a sample with it. Without one the request has no body. */
  readonly body?: unknown
  /** Sent with the access token of a buyer, which is the first argument. */
  readonly isBearer?: true
  /** Although it is a POST. */
  readonly isRead?: true
  /** The body is sent encrypted. */
  readonly isEncrypted?: true
  /** The first one is what exactly this call is answered with. None: the answer is empty. */
  readonly answers: ReadonlyArray<Answer>
  /**
   * What the look-up reads when the answer cannot be read. Default: the first answer. `null`: nothing that is read can tell
   * whether it was this call. JSON, the name of a sample with it, or what gives it for a URL.
   */
  readonly reads?: unknown
  /** Field of the answers in which what is read stands: what is written again is without it. */
  readonly unwraps?: string
  /** Fields without which an answer is not read, `[]` standing for any element. */
  readonly needs: ReadonlyArray<string>
}

export const nameOf = (answer: Answer): string =>
  typeof answer === "string" ? answer : "older" in answer ? answer.older : answer.name

/** Names of the samples that a row uses. */
export const samplesOf = ({ answers, body, reads }: Row): ReadonlyArray<string> => [
  ...answers.map(nameOf),
  ...[body, reads].filter((name): name is string => typeof name === "string")
]

const jsonOf = (given: unknown): unknown => (typeof given === "string" ? Samples.json(given) : given)

export const bodyOf = ({ body }: Row): unknown => jsonOf(body)

/** What comes as an answer. */
export const answerOf = (answer: Answer): Samples.Json =>
  typeof answer === "object" && "json" in answer ? answer.json : Samples.json(nameOf(answer))

/** The first answer, as text. */
export const textOf = (row: Row): string =>
  row.answers[0] === undefined ? "" : JSON.stringify(answerOf(row.answers[0]))

/** What the look-up reads, as text. */
export const readsOf = (row: Row, url: string): string =>
  row.reads === undefined
    ? textOf(row)
    : JSON.stringify(typeof row.reads === "function" ? row.reads(url) : jsonOf(row.reads))

/** Modules with endpoints, by their names. */
export const modules: ReadonlyArray<readonly [name: string, module: { readonly endpoints: Endpoint.Group }]> =
  Object.entries(Sdk).flatMap(([name, module]) => ("endpoints" in module ? [[name, module] as const] : []))

/** Every endpoint of the SDK. */
export const endpoints: ReadonlyArray<Endpoint.Any> = modules.flatMap(([, { endpoints }]) =>
  Object.values(endpoints)
)

export const endpointOf = (id: string): Endpoint.Any => {
  const endpoint = endpoints.find((endpoint) => endpoint.id === id)
  if (endpoint === undefined) throw new Error(`there is no endpoint ${id}`)
  return endpoint
}

/** Method and path with the version, as the documentation writes them. */
export const documentedAs = ({ method, path, version }: Endpoint.Any): string =>
  `${method} /${version ?? "v1"}${path}`
