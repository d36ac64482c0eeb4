/**
 * TossPayments for servers: promises, no dependencies. Unofficial.
 *
 * @since 0.1.0
 */
export type { Advice as BillingAdvice, Step as BillingStep } from "effect-tosspayments/BillingAdvice"
export { of as billingAdvice } from "effect-tosspayments/BillingAdvice"
export type { Drift, PendingCall, RawResponse } from "effect-tosspayments/Call"
export type {
  Advice as CheckoutAdvice,
  Known as KnownCheckoutCode,
  Retry as CheckoutRetry
} from "effect-tosspayments/CheckoutAdvice"
export { codes as knownCheckoutCodes, lookup as checkoutAdviceFor } from "effect-tosspayments/CheckoutAdvice"
export type { CheckoutState } from "effect-tosspayments/CheckoutState"
export { of as checkoutState } from "effect-tosspayments/CheckoutState"
export type { Bank, Code as BankCode } from "effect-tosspayments/code/Banks"
export { all as banks, find as findBank } from "effect-tosspayments/code/Banks"
export type { CardCompany, Code as CardCompanyCode } from "effect-tosspayments/code/CardCompanies"
export {
  all as cardCompanies,
  find as findCardCompany,
  findAll as findCardCompanies
} from "effect-tosspayments/code/CardCompanies"
export type { Code as EasyPayProviderCode, EasyPayProvider } from "effect-tosspayments/code/EasyPayProviders"
export {
  all as easyPayProviders,
  find as findEasyPayProvider
} from "effect-tosspayments/code/EasyPayProviders"
export type { Method as PaymentMethodEntry } from "effect-tosspayments/code/PaymentMethods"
export { all as paymentMethods, find as findPaymentMethod } from "effect-tosspayments/code/PaymentMethods"
export type { Status as PaymentStatusEntry } from "effect-tosspayments/code/PaymentStatuses"
export { all as paymentStatuses, find as findPaymentStatus } from "effect-tosspayments/code/PaymentStatuses"
export type { Resolution } from "effect-tosspayments/Endpoint"
export type { FailedCheckout, Input as FailUrlInput } from "effect-tosspayments/FailUrl"
export { parse as readFailUrl } from "effect-tosspayments/FailUrl"
export type { Resolved as ResolvedIntent } from "effect-tosspayments/Intents"
export type { Balance } from "effect-tosspayments/model/Balance"
export type { BankAccountVerification, HolderName } from "effect-tosspayments/model/BankAccountVerification"
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
export type { BankAccount } from "effect-tosspayments/model/bankAccount/BankAccount"
export type { VerifyHolderNameRequest } from "effect-tosspayments/model/bankAccount/VerifyHolderNameRequest"
export type { VerifyHolderRealNameRequest } from "effect-tosspayments/model/bankAccount/VerifyHolderRealNameRequest"
export type { VerifyIdentifierRequest } from "effect-tosspayments/model/bankAccount/VerifyIdentifierRequest"
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
export type { CashReceipt as IssuedCashReceipt } from "effect-tosspayments/model/CashReceipt"
export type { CashReceiptCancelRequest } from "effect-tosspayments/model/cashReceipt/CancelRequest"
export type { CashReceiptsQuery } from "effect-tosspayments/model/cashReceipt/CashReceiptsQuery"
export type { CashReceiptIssueRequest } from "effect-tosspayments/model/cashReceipt/IssueRequest"
export type { LinkPayItem, LinkPayOrder, LinkPayProduct } from "effect-tosspayments/model/LinkPayOrder"
export type { Payment } from "effect-tosspayments/model/Payment"
export {
  canBeCanceled,
  cancelableAmount,
  canceledAmount,
  isCanceled,
  isPaid,
  isSecretLost
} from "effect-tosspayments/model/Payment"
export type { Payout, PayoutStatus } from "effect-tosspayments/model/Payout"
export { isUnpaid as isUnpaidPayout } from "effect-tosspayments/model/Payout"
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
export type { CreateRequest } from "effect-tosspayments/model/payment/CreateRequest"
export type { EasyPay } from "effect-tosspayments/model/payment/EasyPay"
export type { Failure } from "effect-tosspayments/model/payment/Failure"
export type { GiftCertificate } from "effect-tosspayments/model/payment/GiftCertificate"
export type { KeyInRequest } from "effect-tosspayments/model/payment/KeyInRequest"
export type { MobilePhone } from "effect-tosspayments/model/payment/MobilePhone"
export type { PaymentMethod, PaymentMethodCode } from "effect-tosspayments/model/payment/PaymentMethod"
export { toCode as paymentMethodCode } from "effect-tosspayments/model/payment/PaymentMethod"
export type { PaymentStatus } from "effect-tosspayments/model/payment/PaymentStatus"
export type { SettlementStatus } from "effect-tosspayments/model/payment/SettlementStatus"
export type { Transfer } from "effect-tosspayments/model/payment/Transfer"
export type { RefundReceiveAccount, VirtualAccount } from "effect-tosspayments/model/payment/VirtualAccount"
export type { Amount as PayoutAmount } from "effect-tosspayments/model/payout/Amount"
export type { PayoutRequest, ScheduleType } from "effect-tosspayments/model/payout/PayoutRequest"
export type { PayoutsQuery } from "effect-tosspayments/model/payout/PayoutsQuery"
export type {
  BusinessType,
  RemovedSeller,
  Seller,
  SellerAccount,
  SellerCompany,
  SellerIndividual,
  SellerStatus
} from "effect-tosspayments/model/Seller"
export { canBePaid } from "effect-tosspayments/model/Seller"
export type { Fee as SettlementFee, Settlement } from "effect-tosspayments/model/Settlement"
export type { SubMall, SubMallAccount } from "effect-tosspayments/model/SubMall"
export type { SubMallPayout } from "effect-tosspayments/model/SubMallPayout"
export type {
  AccountInput,
  SellerCreateRequest,
  SellerUpdateRequest
} from "effect-tosspayments/model/seller/SellerRequest"
export type { SellersQuery } from "effect-tosspayments/model/seller/SellersQuery"
export type {
  SettlementRequest,
  SettlementRequested
} from "effect-tosspayments/model/settlement/SettlementRequest"
export type { SettlementsQuery } from "effect-tosspayments/model/settlement/SettlementsQuery"
export type {
  SubMallPayoutRequest,
  SubMallPayoutsQuery
} from "effect-tosspayments/model/subMall/SubMallPayoutRequest"
export type {
  SubMallAccountRequest,
  SubMallRegisterRequest,
  SubMallUpdateRequest
} from "effect-tosspayments/model/subMall/SubMallRequest"
export type { Transaction } from "effect-tosspayments/model/Transaction"
export {
  isCancel as isCancelTransaction,
  signedAmount as signedTransactionAmount
} from "effect-tosspayments/model/Transaction"
export type { TransactionsQuery } from "effect-tosspayments/model/transaction/TransactionsQuery"
export type {
  CashReceiptOrder,
  EscrowProduct,
  IssueRequest as VirtualAccountRequest
} from "effect-tosspayments/model/virtualAccount/IssueRequest"
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
  Moved as MoneyMoved,
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
  ArsReservation,
  BillingDeletion,
  BrandpayCustomerChange,
  BrandpayMethodChange,
  Current as CurrentOf,
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
export type { Balances } from "./Balances.js"
export type { BankAccounts } from "./BankAccounts.js"
export type { Billing } from "./Billing.js"
export type { BrandPay, BrandPayToken, BrandPayTokenRequest, BrandPayTokens } from "./BrandPay.js"
export type { BrandPayTokenStore, KeptBrandPayToken } from "./BrandPayTokenStore.js"
export type { AbortSignalLike, CallOptions } from "./CallOptions.js"
export type { CashReceipts } from "./CashReceipts.js"
export type { ClientConfig, ClientOptions, CloseOptions, RateLimit } from "./Client.js"
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
export type { LinkPay } from "./LinkPay.js"
export type { List, ListOptions } from "./List.js"
export type { Logger } from "./Logger.js"
export type { Payments } from "./Payments.js"
export type { Payouts } from "./Payouts.js"
export type { Pending } from "./Pending.js"
export type { Promotions } from "./Promotions.js"
export type { Sellers } from "./Sellers.js"
export type { Settlements } from "./Settlements.js"
export type { SubMalls } from "./SubMalls.js"
export type { TossStore } from "./TossStore.js"
export type { Transactions } from "./Transactions.js"
export type { VirtualAccounts } from "./VirtualAccounts.js"
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
