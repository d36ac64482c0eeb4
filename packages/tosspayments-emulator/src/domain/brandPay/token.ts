import type * as Contract from "../../contract/brandPay.js"
import type { World } from "../../kernel/World.js"
import * as Customers from "./customer.js"
import type { Token } from "./entity.js"
import { brandPayCodes, brandPayCustomers, brandPayTokens } from "./kind.js"

const day = 24 * 60 * 60 * 1000

/** In the samples (protocol.md §12). */
const lifetime = 30 * day

/** Assumption: a refresh token lives twice as long as its access token. */
const refreshLifetime = 60 * day

/** Assumption: the code of an agreement lives as long as a payment waits for its confirmation. */
export const codeLifetime = 10 * 60 * 1000

/** Whether a buyer may call with it. */
export const isLive = ({ expiresAt, isRevoked }: Token, now: number): boolean => !isRevoked && now < expiresAt

const issue = (customerKey: string, world: World): Contract.Token => {
  const { ids, merchant, now } = world
  const token: Token = {
    accessToken: ids.brandPay("at_"),
    refreshToken: ids.brandPay("rt_"),
    mId: merchant,
    customerKey,
    expiresAt: now + lifetime,
    refreshExpiresAt: now + refreshLifetime,
    isRefreshed: false,
    isRevoked: false
  }
  world.put(brandPayTokens, token)
  const { accessToken, refreshToken } = token
  return { accessToken, refreshToken, tokenType: "bearer", expiresIn: lifetime / 1000 }
}

/** `null` when the code is not good for it: unknown, spent, too old, or of somebody else. */
export const byCode = (
  code: string,
  customerKey: string,
  isIdentified: boolean,
  world: World
): Contract.Token | null => {
  const known = world.get(brandPayCodes, code)
  const customer = Customers.find(customerKey, world)
  if (known === null || known.isSpent || known.expiresAt <= world.now) return null
  if (known.customerKey !== customerKey || customer === null) return null
  world.put(brandPayCodes, { ...known, isSpent: true })
  if (isIdentified) world.put(brandPayCustomers, { ...customer, isIdentified })
  return issue(customerKey, world)
}

/**
 * `null` when the refresh token is not good for it.
 *
 * Assumption: a refresh token is good once, and the access token before lives on until it expires.
 */
export const byRefreshToken = (
  refreshToken: string,
  customerKey: string,
  world: World
): Contract.Token | null => {
  const [known] = world.find(brandPayTokens, "refreshToken", refreshToken)
  if (known === undefined || known.isRefreshed || known.isRevoked) return null
  if (known.customerKey !== customerKey || known.refreshExpiresAt <= world.now) return null
  world.put(brandPayTokens, { ...known, isRefreshed: true })
  return issue(customerKey, world)
}
