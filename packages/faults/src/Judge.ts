/**
 * What must hold whatever the shop does, and what a desk needs to judge the rest.
 */
import * as Duration from "effect/Duration"
import * as IdempotencyKey from "effect-tosspayments/IdempotencyKey"
import type { Intent } from "effect-tosspayments/TossStore"
import type { Moved, World } from "./World.js"

/** A movement, with the key of the request that caused it; `null` for what the buyer or the bank did. */
export type Traced<M> = M & { readonly key: string | null }

export interface Judge<M> {
  readonly broken: (holds: boolean, text: () => string) => void
  readonly violations: Array<string>
  readonly moves: ReadonlyArray<Traced<M>>
  /** What moved under one of these keys. */
  readonly movedUnder: (keys: ReadonlyArray<string>) => ReadonlyArray<Traced<M>>
  /** What moved under the keys that an intent ever had. */
  readonly movedBy: (intentId: string) => ReadonlyArray<Traced<M>>
  /** Open intents that are left to a person: the key is forgotten or belongs to another secret key, or nothing tells. */
  readonly forgotten: ReadonlySet<string>
}

/** TossPayments forgets a key after 15 days; the SDK stops an hour earlier. */
const isForgotten = (startedAt: string, now: number): boolean =>
  now - Date.parse(startedAt) >= Duration.toMillis(IdempotencyKey.lifetime) - Duration.toMillis("1 hour")

/** What a desk says of its movements and its intents. */
export interface Rules<M> {
  /** An open intent is left to a person, because nothing that is read can tell. Default: no. */
  readonly isForPerson?: (intent: Intent) => boolean
  /** What one key may move once; `null` does not count. Default: all is one. */
  readonly onceOf?: (movement: M) => string | null
}

/** `movements` are what the world has traced. */
export const make = <M extends Moved>(
  world: World,
  movements: ReadonlyArray<M>,
  { isForPerson = () => false, onceOf = () => "money" }: Rules<M> = {}
): Judge<M> => {
  const violations: Array<string> = [...world.complaints]
  const broken: Judge<M>["broken"] = (holds, text) => {
    if (!holds) violations.push(text())
  }
  world.attribute()
  const moves = movements.map((movement) => ({ ...movement, key: world.causes.get(movement.id) ?? null }))
  const movedUnder: Judge<M>["movedUnder"] = (keys) =>
    moves.filter(({ key }) => key !== null && keys.includes(key))
  const open = world.openIntents()
  const forgotten = new Set(
    open
      .filter(
        (intent) =>
          isForgotten(intent.pending.startedAt, world.time.now()) ||
          intent.pending.keyId !== world.keyId() ||
          isForPerson(intent)
      )
      .map(({ id }) => id)
  )
  for (const { id } of open) {
    broken(forgotten.has(id), () => `(c) the intent ${id} stays open though its key is still known`)
  }
  for (const [key, bodies] of world.bodies) {
    broken(bodies.size === 1, () => `(f) one key, several requests: ${[...bodies].join(" | ")}`)
    const once = movedUnder([key])
      .map(onceOf)
      .filter((what) => what !== null)
    broken(new Set(once).size === once.length, () => `(f) one key moved more than once: ${once.join(", ")}`)
  }
  return {
    broken,
    violations,
    moves,
    movedUnder,
    movedBy: (intentId) => movedUnder(world.keysOf.get(intentId) ?? []),
    forgotten
  }
}
