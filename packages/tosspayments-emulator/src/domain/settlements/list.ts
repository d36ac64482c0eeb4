import type { Settlement } from "../../Settlement.js"
import * as Amounts from "../amounts.js"
import * as KoreanTime from "../koreanTime.js"
import * as English from "../payments/english.js"
import type { Entry } from "../payments/entity.js"

const day = 24 * 60 * 60 * 1000

/**
 * How many days after the transaction each day of its settlement is.
 *
 * Assumptions: a sale counts for the day after it, so that it is found where the documentation says (a sale of day D with
 * startDate D and endDate D+1, from D+1 on), and is paid out seven days later; neither knows holidays.
 */
export const daysAfter = { soldDate: 1, paidOutDate: 8 }

/**
 * The fee of an amount, VAT included.
 *
 * Assumption: 3.2 % of everything, as in the sample. What a shop pays is a matter of its contract.
 */
const feeOf = (amount: number, currency: string): number =>
  Amounts.fromUnits(Math.round(Amounts.units(amount, currency) * 0.032), currency)

const times = (sign: 1 | -1, amount: number): number => (amount === 0 ? 0 : sign * amount)

/** The settlement of the transaction with this key, as it is sent. That of a cancel is negative. */
export const row = ({ payment, transactions }: Entry, transactionKey: string): Settlement => {
  const booked = transactions.find((transaction) => transaction.transactionKey === transactionKey)
  if (booked === undefined) throw new Error(`${payment.paymentKey} has no transaction ${transactionKey}`)
  const { currency } = payment
  const cancel = payment.cancels?.find((one) => one.transactionKey === transactionKey) ?? null
  const sign = cancel === null ? 1 : -1
  // The fees of a payment that was given back add up to nothing, however it was given back.
  const fee =
    cancel === null
      ? feeOf(booked.amount, currency)
      : Amounts.minus(
          feeOf(Amounts.plus(cancel.refundableAmount, cancel.cancelAmount, currency), currency),
          feeOf(cancel.refundableAmount, currency),
          currency
        )
  const { suppliedAmount, vat } = Amounts.split(fee, 0, 0, currency)
  const dayOf = (after: number): string => KoreanTime.toDay(booked.at + after * day)
  return {
    mId: payment.mId,
    paymentKey: payment.paymentKey,
    transactionKey,
    orderId: payment.orderId,
    currency,
    method: payment.method,
    fees: [
      { type: "BASE", fee: times(sign, fee) },
      { type: "ETC", fee: 0 }
    ],
    approvedAt: payment.approvedAt,
    soldDate: dayOf(daysAfter.soldDate),
    paidOutDate: dayOf(daysAfter.paidOutDate),
    card: payment.card,
    virtualAccount: payment.virtualAccount,
    transfer: payment.transfer,
    mobilePhone: payment.mobilePhone,
    giftCertificate: payment.giftCertificate,
    easyPay: payment.easyPay,
    cancel,
    amount: booked.amount,
    interestFee: 0,
    fee: times(sign, fee),
    supplyAmount: times(sign, suppliedAmount),
    vat: times(sign, vat),
    payOutAmount: Amounts.minus(booked.amount, times(sign, fee), currency)
  }
}

export const english = (rows: ReadonlyArray<Settlement>): ReadonlyArray<Settlement> =>
  rows.map(English.literals)
