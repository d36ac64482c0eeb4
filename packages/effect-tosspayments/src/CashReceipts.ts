/**
 * Cash receipts: for sales in cash that were not paid through TossPayments, too, if the shop is a registered issuer.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/cashReceipts.js"
import type { CashReceipt } from "./model/CashReceipt.js"
import type { CashReceiptCancelRequest } from "./model/cashReceipt/CancelRequest.js"
import type { CashReceiptsQuery } from "./model/cashReceipt/CashReceiptsQuery.js"
import type { CashReceiptIssueRequest } from "./model/cashReceipt/IssueRequest.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { CashReceiptCancelRequest } from "./model/cashReceipt/CancelRequest.js"
export type { CashReceiptsQuery } from "./model/cashReceipt/CashReceiptsQuery.js"
export type { CashReceiptIssueRequest } from "./model/cashReceipt/IssueRequest.js"

/**
 * What can be done with cash receipts.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Issues a cash receipt. The answer says `IN_PROGRESS`: the tax office takes one or two days, and `list` tells what it said.
   * It belongs to no payment: `Payment.cashReceipts` does not have it.
   *
   * When the answer is lost, the lists of the day on which the call began, and of those since, are read: the receipt of this
   * order, amount, type and number is returned as if nothing had happened. What may be another call's, and what cannot be read
   * because the key is of an API version before 2022-07-27, stays `Unknown`: make the same call again with the
   * `idempotencyKey` of the error, or give it to `Pending.resend`.
   *
   * @see https://docs.tosspayments.com/reference#현금영수증-발급-요청
   * @since 0.1.0
   */
  readonly issue: (request: CashReceiptIssueRequest) => CashReceipt
  /**
   * Cancels a cash receipt, all that is left of it or an `amount`. The answer is a receipt of its own (`transactionType`
   * CANCEL), whose key begins with `c_`.
   *
   * When the answer is lost, the lists are read as after `issue`. That nothing was cancelled shows in them; that everything
   * was, only where they have the receipt itself, which is so on the day of its issue. Otherwise the outcome is `Unknown`,
   * since another call may have cancelled a part of it: make the same call again with the `idempotencyKey` of the error, or
   * give it to `Pending.resend`.
   *
   * @see https://docs.tosspayments.com/reference#현금영수증-취소-요청
   * @since 0.1.0
   */
  readonly cancel: (receiptKey: string, request?: CashReceiptCancelRequest) => CashReceipt
  /**
   * Lists what was issued and cancelled on a day, as many rows as there are: page after page, as far as it is read, the next
   * page under way while one is worked on. An error ends it, after everything that was read before; to go on from there, give
   * the `lastCursor` of the last page as `cursor`. Options are those of the call for each page.
   *
   * Needs a key of API version 2022-07-27 or later; others are refused with the code `API_VERSION_UPDATE_NEEDED`. TossPayments
   * answers 429 to too many requests.
   *
   * @see https://docs.tosspayments.com/reference#현금영수증-조회
   * @since 0.1.0
   */
  readonly list: (query: CashReceiptsQuery) => Resource.Rows<CashReceipt>
}

/**
 * The operations as effects and streams.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Cash receipts service.
 *
 * @example
 * ```ts
 * import * as CashReceipts from "effect-tosspayments/CashReceipts"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * const refusedOn = (requestDate: string) =>
 *   Effect.gen(function* () {
 *     const cashReceipts = yield* CashReceipts.CashReceipts
 *     return yield* cashReceipts.list({ requestDate }).pipe(
 *       Stream.filter(({ issueStatus }) => issueStatus === "FAILED"),
 *       Stream.map(({ failure, orderId }) => `${orderId}: ${failure?.code}`),
 *       Stream.runCollect
 *     )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class CashReceipts extends /*#__PURE__*/ Context.Tag("effect-tosspayments/CashReceipts")<
  CashReceipts,
  Service
>() {}

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient,
  (http) => Resource.effects<Operations>(http, endpoints)
)

/**
 * Cash receipts on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<CashReceipts, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  CashReceipts,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/cashReceipts.js"
