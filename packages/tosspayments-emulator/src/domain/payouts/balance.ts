import type { Balance } from "../../contract/payout.js"
import type { Kind, World } from "../../kernel/World.js"

/** What a merchant can pay out, in won. */
export interface Funds {
  readonly mId: string
  readonly available: number
  /** `null`: not shown. */
  readonly pending: number | null
}

export const funds: Kind<Funds> = {
  name: "payoutFunds",
  limit: "sellers",
  id: ({ mId }) => mId,
  merchant: ({ mId }) => mId,
  indexes: {},
  nextAt: () => null,
  pass: () => {}
}

export const of = (world: World): Funds =>
  world.get(funds, world.merchant) ?? {
    mId: world.merchant,
    available: world.behaviour.payoutBalance,
    pending: null
  }

export const add = (won: number, world: World): void => {
  const current = of(world)
  world.put(funds, { ...current, available: current.available + won })
}

const won = (value: number) => ({ currency: "KRW" as const, value })

export const show = ({ available, pending }: Funds): Balance => ({
  ...(pending === null ? {} : { pendingAmount: won(pending) }),
  availableAmount: won(available)
})

export const set = (available: number, pending: number | null, world: World): Balance => {
  world.put(funds, { mId: world.merchant, available, pending })
  return show(of(world))
}
