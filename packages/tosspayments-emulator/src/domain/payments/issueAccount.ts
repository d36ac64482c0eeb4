import * as Either from "effect/Either"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { IssueRequest } from "../../contract/virtualAccount.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import * as Banks from "../banks.js"
import * as KoreanTime from "../koreanTime.js"
import * as Authorizes from "./authorize.js"
import { isUsed } from "./commands.js"
import { confirm } from "./confirm.js"
import type { Entry } from "./entity.js"
import { apply } from "./kind.js"

const hour = 60 * 60 * 1000
const maxHours = 2160

/** How long the account waits, in milliseconds. */
const validity = ({ dueDate, validHours }: IssueRequest, now: number): number | ErrorCode => {
  if (dueDate === null) {
    return (validHours ?? 168) > maxHours ? "EXCEED_MAX_VALID_HOURS" : (validHours ?? 168) * hour
  }
  if (validHours !== null) return "INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE"
  const dueAt = KoreanTime.parse(dueDate)
  // Assumption: a date that is over is a wrong one.
  if (dueAt === null || dueAt <= now) return "INVALID_DATE"
  return dueAt - now > maxHours * hour ? "EXCEED_MAX_DUE_DATE" : dueAt - now
}

/** A person's receipt goes by a phone or a card, that of a business by its number of ten digits (endpoints.md #15). */
const isRegistrationWrong = ({ cashReceipt }: IssueRequest): boolean => {
  const number = cashReceipt?.registrationNumber ?? null
  if (number === null) return false
  return cashReceipt?.type === "지출증빙" ? !/^\d{10}$/.test(number) : !/^\d+$/.test(number)
}

/** Why a request is refused that has the right form. Assumption: the codes go by their names. */
const refusal = (request: IssueRequest, world: World): ErrorCode | null => {
  const { accountKey, accountType, bank, orderId } = request
  if (!Banks.takesDeposits(bank)) return "INVALID_BANK"
  if (accountType !== null && accountType !== "일반" && accountType !== "고정") {
    return "INVALID_VIRTUAL_ACCOUNT_TYPE"
  }
  if (accountType === "고정" && accountKey === null) return "REQUIRED_ACCOUNT_KEY"
  if (isRegistrationWrong(request)) return "INVALID_REGISTRATION_NUMBER_TYPE"
  return isUsed(orderId, world) ? "DUPLICATED_ORDER_ID" : null
}

/** Thirteen digits that are always the same for a key. */
const fixedNumber = (accountKey: string): string => {
  let hash = 7
  for (const char of accountKey) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 10 ** 13
  return `X${String(hash).padStart(13, "0")}`
}

const fixed = (payment: Payment, { accountKey, accountType }: IssueRequest): Payment =>
  payment.virtualAccount === null || accountType !== "고정" || accountKey === null
    ? payment
    : {
        ...payment,
        virtualAccount: {
          ...payment.virtualAccount,
          accountType,
          accountNumber: fixedNumber(accountKey)
        }
      }

/** An account goes the way of a payment that the buyer has authenticated and the shop has confirmed, in one step. */
export const issueAccount = (request: IssueRequest, world: World): Payment | ErrorCode => {
  const { amount, cashReceipt, customerName, orderId, orderName, taxFreeAmount, useEscrow } = request
  const validMillis = validity(request, world.now)
  if (typeof validMillis === "string") return validMillis
  const refused = refusal(request, world)
  if (refused !== null) return refused
  const receiptType = cashReceipt?.type
  const created = Authorizes.create(
    {
      orderId,
      orderName,
      amount,
      method: "VIRTUAL_ACCOUNT",
      bankCode: Banks.codeOf(request.bank),
      customerName,
      taxFreeAmount: taxFreeAmount ?? 0,
      useEscrow: useEscrow ?? false,
      // Documented: escrow cannot be cancelled in part.
      isPartialCancelable: useEscrow !== true,
      ...(receiptType === undefined || receiptType === "미발행" ? {} : { cashReceipt: { type: receiptType } })
    },
    world.merchant,
    world.behaviour.version,
    world.ids,
    world.now
  )
  if (Either.isLeft(created)) return "INVALID_REQUEST"
  const { payment, plan } = created.right
  const entry: Entry = {
    ...created.right,
    plan: { ...plan, account: plan.account === null ? null : { ...plan.account, validMillis } }
  }
  const { paymentKey } = payment
  const verdict = confirm(entry, { paymentKey, orderId, amount }, world.ids, world.now)
  if (verdict._tag === "Refused") return verdict.code
  const { transition } = verdict
  const issued = fixed(transition.entry.payment, request)
  apply(world, { ...transition, entry: { ...transition.entry, payment: issued } })
  return issued
}
