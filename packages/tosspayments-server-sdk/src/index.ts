/**
 * TossPayments for servers: promises, no dependencies. Unofficial.
 *
 * @since 0.1.0
 */
export type { Advice as BillingAdvice, Step as BillingStep } from "effect-tosspayments/BillingAdvice"
export { of as billingAdvice } from "effect-tosspayments/BillingAdvice"
export type { Drift, PendingCall, RawResponse } from "effect-tosspayments/Call"
export type { CheckoutState } from "effect-tosspayments/CheckoutState"
export { of as checkoutState } from "effect-tosspayments/CheckoutState"
export type { Resolution } from "effect-tosspayments/Endpoint"
export type { Resolved as ResolvedIntent } from "effect-tosspayments/Intents"
export type {
  Billing as IssuedBillingKey,
  BillingCard,
  BillingKey,
  BillingTransfer
} from "effect-tosspayments/model/BillingKey"
export type {
  BrandPayAccount,
  BrandPayCard,
  Methods as BrandPayMethods,
  RemovedCustomer as RemovedBrandPayCustomer
} from "effect-tosspayments/model/BrandPayMethods"
export type {
  BankPromotions as BrandPayBankPromotions,
  CardPromotions as BrandPayCardPromotions
} from "effect-tosspayments/model/BrandPayPromotion"
export type {
  Terms as BrandPayTerms,
  TermsAgreement,
  TermsScope
} from "effect-tosspayments/model/BrandPayTerms"
export type { ChargeRequest } from "effect-tosspayments/model/billing/ChargeRequest"
export type { IssueByCardRequest, Vbv } from "effect-tosspayments/model/billing/IssueByCardRequest"
export type { IssueRequest } from "effect-tosspayments/model/billing/IssueRequest"
export type { AgreeRequest as BrandPayAgreeRequest } from "effect-tosspayments/model/brandPay/AgreeRequest"
export type { BrandPayChargeRequest } from "effect-tosspayments/model/brandPay/ChargeRequest"
export type { BrandPayConfirmRequest } from "effect-tosspayments/model/brandPay/ConfirmRequest"
export type { RemoveMethodRequest } from "effect-tosspayments/model/brandPay/RemoveMethodRequest"
export type { TermsQuery } from "effect-tosspayments/model/brandPay/TermsQuery"
export type {
  CodeRequest,
  CustomerIdentity
} from "effect-tosspayments/model/brandPay/TokenRequest"
export type { CardPromotion } from "effect-tosspayments/model/CardPromotion"
export type { Payment } from "effect-tosspayments/model/Payment"
export {
  canBeCanceled,
  cancelableAmount,
  canceledAmount,
  isCanceled,
  isPaid,
  isSecretLost
} from "effect-tosspayments/model/Payment"
export type {
  BankDiscount,
  CardDiscount,
  CardInterestFree,
  CardPoint,
  Promotion
} from "effect-tosspayments/model/Promotion"
export type { Cancel, CancelStatus } from "effect-tosspayments/model/payment/Cancel"
export type { CancelRequest, RefundAccount } from "effect-tosspayments/model/payment/CancelRequest"
export type { AcquireStatus, Card, CardOwnerType, CardType } from "effect-tosspayments/model/payment/Card"
export type {
  CashReceipt,
  CashReceiptEntry,
  CashReceiptType
} from "effect-tosspayments/model/payment/CashReceipt"
export type { ConfirmRequest } from "effect-tosspayments/model/payment/ConfirmRequest"
export type { EasyPay } from "effect-tosspayments/model/payment/EasyPay"
export type { Failure } from "effect-tosspayments/model/payment/Failure"
export type { GiftCertificate } from "effect-tosspayments/model/payment/GiftCertificate"
export type { MobilePhone } from "effect-tosspayments/model/payment/MobilePhone"
export type { PaymentMethod, PaymentMethodCode } from "effect-tosspayments/model/payment/PaymentMethod"
export { toCode as paymentMethodCode } from "effect-tosspayments/model/payment/PaymentMethod"
export type { PaymentStatus } from "effect-tosspayments/model/payment/PaymentStatus"
export type { SettlementStatus } from "effect-tosspayments/model/payment/SettlementStatus"
export type { Transfer } from "effect-tosspayments/model/payment/Transfer"
export type { RefundReceiveAccount, VirtualAccount } from "effect-tosspayments/model/payment/VirtualAccount"
export type { Fee as SettlementFee, Settlement } from "effect-tosspayments/model/Settlement"
export type {
  SettlementRequest,
  SettlementRequested
} from "effect-tosspayments/model/settlement/SettlementRequest"
export type { SettlementsQuery } from "effect-tosspayments/model/settlement/SettlementsQuery"
export type { Transaction } from "effect-tosspayments/model/Transaction"
export {
  isCancel as isCancelTransaction,
  signedAmount as signedTransactionAmount
} from "effect-tosspayments/model/Transaction"
export type { TransactionsQuery } from "effect-tosspayments/model/transaction/TransactionsQuery"
export type { Booked, BookedPayment, Booking, Meaning } from "effect-tosspayments/OrderPayments"
export {
  book as bookPayment,
  duplicatesOf as duplicatePayments,
  receivedOf as receivedAmount
} from "effect-tosspayments/OrderPayments"
export { canFollow, canReach, isFinal } from "effect-tosspayments/PaymentTransition"
export type { Answer, Answers } from "effect-tosspayments/Pending"
export type {
  Issue,
  NetworkCause,
  NetworkReason,
  Outcome,
  WebhookReason
} from "effect-tosspayments/TossError"
export type {
  Actor as AdviceActor,
  Advice,
  Text as AdviceText
} from "effect-tosspayments/TossErrorAdvice"
export type {
  Category as ErrorCategory,
  Entry as ErrorCodeEntry,
  Known as KnownErrorCode,
  Retry as ErrorRetry,
  TossErrorCode
} from "effect-tosspayments/TossErrorCode"
export {
  codes as knownErrorCodes,
  isKnown as isKnownErrorCode,
  lookup as lookUpErrorCode
} from "effect-tosspayments/TossErrorCode"
export type { ClaimResult, Intent } from "effect-tosspayments/TossStore"
export type { Outcome as WebhookOutcome } from "effect-tosspayments/WebhookInbox"
export type { Body as WebhookBody, HeadersInput, Transmission } from "effect-tosspayments/webhook/Envelope"
export type {
  BillingDeletion,
  Deposit,
  Events as WebhookEvents,
  HandledEvent,
  ParsedEvent,
  PaymentNotice,
  ShortEvent,
  Trust,
  UnknownEvent,
  WebhookEvent
} from "effect-tosspayments/webhook/Event"
export { adviceFor } from "./adviceFor.js"
export type { Billing } from "./Billing.js"
export type { BrandPay, BrandPayToken, BrandPayTokenRequest, BrandPayTokens } from "./BrandPay.js"
export type { BrandPayTokenStore, KeptBrandPayToken } from "./BrandPayTokenStore.js"
export type { AbortSignalLike, CallOptions } from "./CallOptions.js"
export type { ClientConfig, ClientOptions, CloseOptions } from "./Client.js"
export { Client } from "./Client.js"
export type { AnyTossError, TossErrorFields } from "./errors.js"
export {
  AgreementNeededError,
  AuthenticationError,
  ClaimLostError,
  ConflictError,
  DeclinedError,
  DecodeError,
  EventBusyError,
  IntentMismatchError,
  isTossError,
  NetCancelError,
  NetworkError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  StoreError,
  TossError,
  ValidationError,
  WebhookVerificationError
} from "./errors.js"
export type { Intents, ResolveOptions } from "./Intents.js"
export type { List, ListOptions } from "./List.js"
export type { Logger } from "./Logger.js"
export type { Payments } from "./Payments.js"
export type { Pending } from "./Pending.js"
export type { Promotions } from "./Promotions.js"
export type { Settlements } from "./Settlements.js"
export type { TossStore } from "./TossStore.js"
export type { Transactions } from "./Transactions.js"
export type {
  FastifyReply,
  FastifyRequest,
  NodeHandler,
  NodeRequest,
  NodeResponse,
  ReceiveOptions,
  WebHandler,
  WebHandlerOptions,
  WebhookContext,
  WebhookHandlerOptions,
  WebhookHandlers
} from "./WebhookHandler.js"
export { webhookSourceAddresses } from "./WebhookHandler.js"
export type { DepositSecret, VerifyOptions, Webhooks } from "./Webhooks.js"
