import type { AgreeRequest, Scope, Terms } from "../../contract/brandPay.js"
import type { World } from "../../kernel/World.js"
import * as Customers from "./customer.js"
import { brandPayCodes, brandPayCustomers } from "./kind.js"
import { codeLifetime } from "./token.js"

type Text = Omit<Terms, "agreed">

const text = (id: number, title: string, version: string, required = true): Text => ({
  id,
  title,
  version,
  url: `https://pages.tosspayments.com/terms/sample-${id}`,
  required
})

/** Invented. */
const texts: Readonly<Record<Scope, ReadonlyArray<Text>>> = {
  REGISTER: [text(101, "간편결제 이용약관", "3")],
  CARD: [text(204, "카드 결제 약관", "1")],
  ACCOUNT: [text(305, "계좌 결제 약관", "2"), text(306, "혜택 알림 수신 동의", "1", false)],
  BILLING: [text(407, "정기 결제 약관", "1")]
}

const of = (scope: ReadonlyArray<Scope>): ReadonlyArray<Text> => scope.flatMap((name) => texts[name])

export const list = (
  customerKey: string,
  scope: ReadonlyArray<Scope>,
  world: World
): ReadonlyArray<Terms> => {
  const agreed = Customers.find(customerKey, world)?.agreed ?? []
  return of(scope).map((terms) => ({ ...terms, agreed: agreed.includes(terms.id) }))
}

/**
 * The code of an agreement. Assumption: `null`, which is refused, when terms of another scope are named, or some that are
 * required were never agreed to.
 */
export const agree = ({ customerKey, scope, termsId }: AgreeRequest, world: World): string | null => {
  const asked = of(scope)
  const agreed = new Set([...(Customers.find(customerKey, world)?.agreed ?? []), ...termsId])
  if (termsId.some((id) => !asked.some((terms) => terms.id === id))) return null
  if (asked.some(({ id, required }) => required && !agreed.has(id))) return null
  const customer = Customers.findOrCreate(customerKey, world)
  world.put(brandPayCustomers, { ...customer, agreed: [...agreed] })
  const code = world.ids.brandPay("")
  world.put(brandPayCodes, {
    code,
    mId: world.merchant,
    customerKey,
    isSpent: false,
    expiresAt: world.now + codeLifetime
  })
  return code
}
