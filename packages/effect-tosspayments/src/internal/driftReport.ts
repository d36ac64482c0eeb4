import * as Effect from "effect/Effect"
import type { Drift } from "../Call.js"
import type { Issue } from "../TossError.js"
import type { AnyCall } from "./call.js"
import { notify } from "./notify.js"

/** Paths that were logged, by model. */
const logged = /*#__PURE__*/ new WeakMap<object, Set<string>>()

/**
 * Gives the fields of an answer that are not as the model knows them to the caller's observer; without an observer, to the
 * log, once per field and process.
 *
 * @internal
 */
export const reportDrift = (
  call: AnyCall,
  model: object,
  found: ReadonlyArray<Issue>,
  traceId: string | null,
  onDrift: ((drift: Drift) => void) | undefined
): Effect.Effect<void> =>
  Effect.suspend(() => {
    const { id: endpoint } = call.endpoint
    if (onDrift !== undefined) {
      return Effect.forEach(
        found,
        ({ expected, path }) => notify("onDrift", call, () => onDrift({ endpoint, path, expected, traceId })),
        { discard: true }
      )
    }
    const known = logged.get(model) ?? new Set()
    logged.set(model, known)
    const news = found.filter(({ path }) => !known.has(path))
    if (news.length === 0) return Effect.void
    for (const { path } of news) known.add(path)
    return Effect.logWarning(
      `TossPayments answered ${endpoint} in a form this SDK does not know, read with defaults: ${news
        .map(({ expected, path }) => `${path} (expected ${expected})`)
        .join(", ")}`
    ).pipe(Effect.annotateLogs({ traceId }))
  })
