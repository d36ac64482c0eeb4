import * as Effect from "effect/Effect"
import type { CallOptions } from "../../Call.js"
import { TossConfig } from "../../TossConfig.js"
import { TossHttpClient } from "../../TossHttpClient.js"
import type { Body } from "../../webhook/Envelope.js"
import type { ParsedEvent } from "../../webhook/Event.js"
import { through } from "../conclude.js"
import type { Table } from "./declaration.js"
import * as Identity from "./identity.js"
import * as Reread from "./reread.js"
import { type VerifyOptions, verifyAndParse } from "./verifyAndParse.js"

/**
 * The operations on the events of a table.
 *
 * @internal
 */
export const make = (table: Table) =>
  Effect.gen(function* () {
    const { securityKeys } = yield* TossConfig
    const http = yield* TossHttpClient
    const parse = verifyAndParse(table)
    const reread = Reread.reread(table)
    const current = Reread.current(table)
    const identityOf = Identity.identityOf(table)
    return {
      verifyAndParse: <E = never, R = never>(body: Body, options?: VerifyOptions<E, R>) =>
        parse(body, { ...options, securityKeys }),
      retrieve: (event: ParsedEvent, options?: CallOptions) => reread(event, through(http.execute, options)),
      current: <Event extends ParsedEvent>(event: Event, options?: CallOptions) =>
        current(event, through(http.execute, options)),
      identityOf: (event: ParsedEvent) => Effect.promise(() => identityOf(event))
    }
  })
