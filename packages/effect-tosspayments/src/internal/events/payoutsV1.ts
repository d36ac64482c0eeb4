import * as Failure from "../../model/payment/Failure.js"
import type { PayoutV1Change, SubmallChange } from "../../webhook/Event.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

const account = /*#__PURE__*/ Wire.struct(() => ({
  bankCode: Wire.text,
  accountNumber: Wire.text,
  holderName: Wire.nullable(Wire.text)
}))

const metadata = /*#__PURE__*/ Wire.nullable(/*#__PURE__*/ Wire.record(Wire.text))

const payout = /*#__PURE__*/ Wire.struct(() => ({
  payoutKey: Wire.key,
  subMallId: Wire.nullable(Wire.text),
  payoutDate: Wire.text,
  payoutAmount: Wire.number,
  account: Wire.nullable(account),
  requestedAt: Wire.date,
  status: Wire.required(Wire.openEnum<PayoutV1Change["status"]>()),
  failure: Wire.nullable(Failure.codec),
  transferSummary: Wire.nullable(Wire.text),
  metadata
}))

const submall = /*#__PURE__*/ Wire.struct(() => ({
  subMallId: Wire.key,
  type: Wire.openEnum<SubmallChange["type"]>(),
  status: Wire.required(Wire.openEnum<SubmallChange["status"]>()),
  companyName: Wire.nullable(Wire.text),
  representativeName: Wire.nullable(Wire.text),
  businessNumber: Wire.nullable(Wire.text),
  account: Wire.nullable(account),
  email: Wire.nullable(Wire.text),
  phoneNumber: Wire.nullable(Wire.text),
  metadata
}))

/** @internal */
export const PAYOUT_STATUS_CHANGED: Declaration<PayoutV1Change> = {
  codec: payout,
  identity: ({ payoutKey, status }) => [payoutKey, status]
}

/** @internal */
export const SUBMALL_STATUS_CHANGED: Declaration<SubmallChange> = { codec: submall }
