import type { Payment } from "../../model/Payment.js"
import type { IssueRequest } from "../../model/virtualAccount/IssueRequest.js"
import * as Bank from "../bank.js"

/**
 * An account at another bank was issued by another call: who was told this one would pay into the wrong account.
 *
 * @internal
 */
export const isIssuedAt = ({ virtualAccount }: Payment, { bank }: IssueRequest): boolean =>
  virtualAccount?.bankCode === (Bank.codeOf(bank) ?? bank)
