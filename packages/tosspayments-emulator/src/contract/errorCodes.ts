/**
 * The emulator's own copy of the error table: status, Korean and English message. It does not use the SDK's
 * table on purpose, so that a mistake in one is caught by the other. Texts are ours; match on the code.
 */
const table = {
  // Sorted by status, then by code.
  // Those of brandpay have no documented status. Assumption: 400, and what their names say of a missing thing or a ban.
  ACCOUNT_OWNER_CHECK_FAILED: [
    400,
    "예금주를 확인하지 못했습니다.",
    "The account owner could not be verified."
  ],
  ALREADY_CANCELED_PAYMENT: [400, "이미 취소된 결제입니다.", "The payment is already canceled."],
  ALREADY_CLOSE_ACCOUNT: [400, "해지된 계좌입니다.", "The account has been closed."],
  ALREADY_EXIST_SUBMALL: [
    400,
    "이미 등록된 서브몰 또는 셀러입니다.",
    "The sub-mall or seller is registered already."
  ],
  ALREADY_PROCESSED_PAYMENT: [400, "이미 처리된 결제입니다.", "The payment is already processed."],
  ALREADY_REFUNDING_PAYMENT: [
    400,
    "환불이 진행 중인 결제입니다.",
    "A refund of this payment is in progress."
  ],
  ALREADY_REFUND_PAYMENT: [400, "이미 환불된 결제입니다.", "The payment is already refunded."],
  ALREADY_REMOVED_BILLING_KEY: [400, "이미 삭제된 빌링키입니다.", "The billing key was deleted already."],
  API_VERSION_UPDATE_NEEDED: [
    400,
    "API 버전 업데이트가 필요합니다.",
    "This API needs a key of a newer API version."
  ],
  BELOW_MINIMUM_AMOUNT: [
    400,
    "최소 결제 금액보다 작습니다. 카드는 100원, 계좌는 200원부터 결제할 수 있습니다.",
    "The amount is below the minimum: 100 KRW by card, 200 KRW by account."
  ],
  BILLING_KEY_NOT_FOUND: [400, "존재하지 않는 빌링키입니다.", "There is no such billing key."],
  CARD_PROCESSING_ERROR: [
    400,
    "카드사에서 오류가 발생했습니다.",
    "The card company failed to process the payment."
  ],
  DUPLICATED_CASH_RECEIPT: [
    400,
    "이미 현금영수증을 발급한 주문입니다.",
    "A cash receipt was issued for this order already."
  ],
  DUPLICATED_ORDER_ID: [400, "이미 사용된 주문번호입니다.", "The order was paid or canceled before."],
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: [
    400,
    "이체 한도 10,000,000원을 넘었습니다.",
    "The transfer is above 10,000,000 KRW."
  ],
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: [
    400,
    "즉시할인 금액보다 적은 금액이 남도록 부분 취소할 수 없습니다.",
    "A partial cancel must leave at least the instant discount."
  ],
  EXCEED_MAX_AMOUNT: [400, "거래 금액 한도를 넘었습니다.", "The transaction amount limit is exceeded."],
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: [
    400,
    "최대 할부 개월 수를 넘었습니다.",
    "The maximum number of installment months is exceeded."
  ],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [
    400,
    "하루 결제 횟수를 모두 사용했습니다.",
    "The daily number of payments is used up."
  ],
  EXCEED_MAX_DISCOUNT_COUNT: [400, "즉시할인이 모두 소진되었습니다.", "The instant discount is used up."],
  EXCEED_MAX_DUE_DATE: [400, "입금 기한이 너무 깁니다.", "The due date is too far away."],
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: [
    400,
    "당월 결제 한도 1,000,000원을 넘었습니다.",
    "The monthly limit of 1,000,000 KRW is exceeded."
  ],
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: [
    400,
    "1일 출금 한도를 넘었습니다.",
    "The daily withdrawal limit is exceeded."
  ],
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: [
    400,
    "1회 출금 한도를 넘었습니다.",
    "The limit of a single withdrawal is exceeded."
  ],
  EXCEED_MAX_PAYMENT_AMOUNT: [
    400,
    "하루 결제 금액 한도를 넘었습니다.",
    "The daily payment limit is exceeded."
  ],
  EXCEED_MAX_QUERY_LIMIT: [
    400,
    "한 번에 조회할 수 있는 개수를 넘었습니다.",
    "More was asked for than one query may return."
  ],
  EXCEED_MAX_VALID_HOURS: [400, "입금 유효 시간이 너무 깁니다.", "validHours is above the maximum."],
  FAILED_CARD_COMPANY: [
    400,
    "카드사 점검 중입니다. 다른 결제수단을 이용해 주세요.",
    "The card company is under maintenance. Use another method."
  ],
  FORBIDDEN_BANK_REFUND_REQUEST: [
    400,
    "입금을 받을 수 없는 계좌입니다.",
    "The account cannot receive deposits."
  ],
  INCORRECT_FAIL_URL_FORMAT: [400, "failUrl 형식이 올바르지 않습니다.", "The failUrl is malformed."],
  INCORRECT_SUCCESS_URL_FORMAT: [400, "successUrl 형식이 올바르지 않습니다.", "The successUrl is malformed."],
  INVALID_ACCOUNT_INFO_RE_REGISTER: [
    400,
    "유효하지 않은 계좌입니다. 다시 등록해 주세요.",
    "The account is no longer valid. Register it again."
  ],
  INVALID_ACCOUNT_NOT_CORRECT_BANK: [
    400,
    "은행과 계좌번호가 맞지 않습니다.",
    "The account number does not belong to the bank."
  ],
  INVALID_ACCOUNT_NUMBER: [400, "계좌번호를 확인해 주세요.", "Check the account number."],
  INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE: [
    400,
    "계좌번호가 잘못되었거나 사용할 수 없는 계좌입니다.",
    "The account number is wrong, or the account cannot be used."
  ],
  INVALID_API_KEY: [400, "시크릿 키가 올바르지 않습니다.", "The secret key is incorrect."],
  INVALID_AUTHORIZE_AUTH: [400, "유효하지 않은 인증 방식입니다.", "The authentication method is not valid."],
  INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE: [
    400,
    "상품권 인증 수단이 올바르지 않습니다.",
    "The authentication is not valid for gift certificates."
  ],
  INVALID_BANK: [400, "유효하지 않은 은행입니다.", "The bank is not valid."],
  INVALID_BILLING_AUTH: [
    400,
    "자동결제 인증이 올바르지 않습니다.",
    "The billing authentication is not valid."
  ],
  INVALID_BILL_KEY_REQUEST: [
    400,
    "인증되지 않은 빌링키이거나 이 결제에 쓸 수 없습니다.",
    "The billing key is not authenticated, or not valid for this charge."
  ],
  INVALID_BIRTH_DAY_FORMAT: [
    400,
    "생년월일 6자리 또는 사업자등록번호 10자리가 필요합니다.",
    "A birth date of 6 digits or a business number of 10 digits is needed."
  ],
  INVALID_BUSINESS_NUMBER: [400, "사업자등록번호를 확인해 주세요.", "Check the business number."],
  INVALID_CARD_COMPANY: [400, "유효하지 않은 카드사입니다.", "The card company is not valid."],
  INVALID_CARD_EXPIRATION: [400, "카드 유효기간을 확인해 주세요.", "Check the expiration date of the card."],
  INVALID_CARD_IDENTITY: [
    400,
    "카드 소유자 정보가 맞지 않습니다.",
    "The identity number is not the card holder's."
  ],
  INVALID_CARD_INFO_RE_REGISTER: [
    400,
    "카드 정보가 바뀌었습니다. 카드를 다시 등록해 주세요.",
    "The card has changed. Register it again."
  ],
  INVALID_CARD_INSTALLMENT_PLAN: [
    400,
    "할부 개월 정보가 잘못되었습니다.",
    "The installment plan is not valid."
  ],
  INVALID_CARD_LOST_OR_STOLEN: [400, "분실 또는 도난 카드입니다.", "The card was reported lost or stolen."],
  INVALID_CARD_NUMBER: [400, "카드번호를 확인해 주세요.", "Check the card number."],
  INVALID_CARD_PASSWORD: [400, "카드 비밀번호가 맞지 않습니다.", "The card password is wrong."],
  INVALID_CASH_RECEIPT_INFO: [
    400,
    "현금영수증 발급 정보를 확인해 주세요.",
    "Check the data of the cash receipt."
  ],
  INVALID_CURRENCY: [400, "통화가 올바르지 않습니다.", "The currency is not valid."],
  INVALID_CUSTOMER_KEY: [400, "customerKey 형식이 올바르지 않습니다.", "The customerKey is not valid."],
  INVALID_DATE: [400, "날짜를 확인해 주세요.", "Check the dates."],
  INVALID_EASY_PAY: [400, "유효하지 않은 간편결제사입니다.", "The wallet is not valid."],
  INVALID_EMAIL: [400, "이메일 형식이 올바르지 않습니다.", "The e-mail address is not valid."],
  INVALID_FLOW_MODE_PARAMETERS: [
    400,
    "flowMode와 함께 쓰는 값이 올바르지 않습니다.",
    "flowMode and what goes with it do not fit."
  ],
  INVALID_IDEMPOTENCY_KEY: [
    400,
    "멱등키는 300자 이하여야 합니다.",
    "The idempotency key must have at most 300 characters."
  ],
  INVALID_IDENTIFICATION_TYPE: [
    400,
    "유효하지 않은 식별 유형입니다.",
    "The identification type is not valid."
  ],
  INVALID_MAXIMUM_DISCOUNT_AMOUNT: [
    400,
    "할인 금액이 최대 한도를 넘었습니다.",
    "The discount is above the maximum."
  ],
  INVALID_ORDER_ID: [400, "orderId 형식이 올바르지 않습니다.", "The orderId is not valid."],
  INVALID_ORDER_NAME: [400, "orderName 길이가 올바르지 않습니다.", "The orderName is not valid."],
  INVALID_PAYABLE_DATE: [400, "지급할 수 없는 날짜입니다.", "The payout date is not allowed."],
  INVALID_REFUND_ACCOUNT_INFO: [
    400,
    "환불 계좌번호와 예금주명이 맞지 않습니다.",
    "The refund account and the holder's name do not match."
  ],
  INVALID_REFUND_ACCOUNT_NUMBER: [
    400,
    "환불 계좌번호가 잘못되었습니다.",
    "The refund account number is not valid."
  ],
  INVALID_REGISTRATION_NUMBER_TYPE: [
    400,
    "현금영수증 등록 번호가 올바르지 않습니다.",
    "The registration number does not fit the type of the cash receipt."
  ],
  INVALID_REJECT_CARD: [
    400,
    "카드 사용이 거절되었습니다. 카드사에 문의해 주세요.",
    "The card was refused. Contact the card company."
  ],
  INVALID_REQUEST: [400, "잘못된 요청입니다.", "The request is not valid."],
  INVALID_REQUIRED_PARAM: [400, "필수 파라미터가 누락되었습니다.", "A required parameter is missing."],
  INVALID_STOPPED_CARD: [400, "정지된 카드입니다.", "The card is suspended."],
  INVALID_SUBMALL_ID: [400, "서브몰 아이디를 확인해 주세요.", "The id of the sub-mall is not valid."],
  INVALID_SUCCESS_URL: [400, "successUrl이 올바르지 않습니다.", "The successUrl is not valid."],
  INVALID_TEST_CODE: [
    400,
    "이 API에서 쓸 수 없는 테스트 코드입니다.",
    "The test code is unknown or cannot be used with this API."
  ],
  INVALID_TRANSACTION_KEY: [400, "거래 키를 확인해 주세요.", "The transaction key is not known."],
  INVALID_UNREGISTERED_SUBMALL: [400, "등록되지 않은 서브몰입니다.", "The sub-mall is not registered."],
  INVALID_URL: [400, "URL이 올바르지 않습니다.", "The URL is not valid."],
  INVALID_URL_FORMAT: [400, "URL 형식이 올바르지 않습니다.", "The URL is malformed."],
  INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE: [
    400,
    "입금 유효 시간과 입금 기한은 함께 쓸 수 없습니다.",
    "validHours and dueDate were used together."
  ],
  INVALID_VIRTUAL_ACCOUNT_TYPE: [
    400,
    "가상계좌 타입이 올바르지 않습니다.",
    "The virtual account type is not valid."
  ],
  MAINTAINED_METHOD: [
    400,
    "점검 중인 결제수단입니다. 잠시 후 다시 시도해 주세요.",
    "The payment method is under maintenance."
  ],
  NOT_ALLOWED_BRANDPAY_METHOD: [
    400,
    "삭제되었거나 이 상점에서 쓸 수 없는 결제수단입니다.",
    "The payment method was removed, or cannot be used at this merchant."
  ],
  NOT_ALLOWED_HOLIDAY: [400, "휴일에는 지급할 수 없습니다.", "The payout date is a holiday."],
  NOT_ALLOWED_POINT_USE: [400, "카드 포인트를 쓸 수 없습니다.", "Card points cannot be used."],
  NOT_AVAILABLE_PAYMENT: [
    400,
    "지금은 결제할 수 없는 시간입니다.",
    "Payments are not available at this time."
  ],
  NOT_ENOUGH_AMOUNT: [400, "지급할 잔액이 부족합니다.", "The payout balance is too small."],
  NOT_FOUND_TERMINAL_ID: [400, "단말기 번호가 없습니다.", "The merchant has no terminal id."],
  NOT_MATCHES_CUSTOMER_KEY: [
    400,
    "빌링키를 발급한 구매자가 아닙니다.",
    "The billing key was issued for another customerKey."
  ],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [
    400,
    "환불 가능 금액이 맞지 않습니다.",
    "The refundable amount does not match."
  ],
  NOT_MATCH_PAYEE_NAME: [400, "예금주명이 맞지 않습니다.", "The holder's name does not match."],
  NOT_REGISTERED_BUSINESS: [
    400,
    "등록되지 않은 사업자 번호입니다.",
    "The business number is not registered."
  ],
  NOT_REGISTERED_CARD_COMPANY: [
    400,
    "카드를 먼저 사용 등록해 주세요.",
    "The card must be activated for use first."
  ],
  NOT_REGISTERED_SUBMALL: [400, "등록되지 않은 서브몰입니다.", "The sub-mall is not registered."],
  NOT_SUPPORTED_CARD_TYPE: [400, "지원하지 않는 카드입니다.", "The card type is not supported."],
  NOT_SUPPORTED_CARRIER: [400, "지원하지 않는 통신사입니다.", "The carrier is not supported."],
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: [
    400,
    "할부가 지원되지 않는 카드 또는 가맹점입니다.",
    "The card or the merchant does not support installments."
  ],
  NOT_SUPPORTED_METHOD: [400, "지원하지 않는 결제수단입니다.", "The method is not supported."],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: [
    400,
    "할부가 지원되지 않는 카드입니다.",
    "The card does not support installments."
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: [
    400,
    "50,000원 이상부터 할부할 수 있습니다.",
    "Installments need at least 50,000 KRW."
  ],
  NOT_SUPPORTED_USD: [400, "USD를 지원하지 않습니다.", "USD is not supported here."],
  PROVIDER_ERROR: [
    400,
    "일시적인 오류입니다. 잠시 후 다시 시도해 주세요.",
    "Temporary failure at the provider. Try again later."
  ],
  REFUND_REJECTED: [400, "환불이 거절되었습니다.", "The refund was rejected."],
  REQUIRED_ACCOUNT_KEY: [
    400,
    "고정식 가상계좌에는 accountKey가 필요합니다.",
    "A fixed virtual account needs an accountKey."
  ],
  REQUIRED_AMOUNT: [400, "금액이 필요합니다.", "An amount is needed."],
  RESTRICTED_TRANSFER_ACCOUNT: [
    400,
    "계좌 등록 후 12시간 뒤부터 결제할 수 있습니다.",
    "The account can pay 12 hours after its registration."
  ],
  SUSPECTED_PHISHING_PAYMENT: [400, "피싱이 의심되는 결제입니다.", "The payment is suspected of phishing."],
  UNAPPROVED_ORDER_ID: [400, "아직 승인되지 않은 주문번호입니다.", "The order is not approved yet."],
  USER_ACCOUNT_ON_HOLD: [400, "정지된 계좌입니다.", "The account is blocked."],
  INVALID_ACCESS_TOKEN: [
    401,
    "액세스 토큰을 확인해 주세요.",
    "The access token is not valid, or has expired."
  ],
  UNAUTHORIZED_KEY: [401, "키를 확인해 주세요.", "The key is not recognised."],
  EXCEED_CANCEL_LIMIT: [403, "취소 한도를 넘었습니다.", "The cancel limit is exceeded."],
  EXCEED_MAX_AUTH_COUNT: [
    403,
    "인증 횟수를 넘었습니다. 카드사에 문의해 주세요.",
    "Too many authentication attempts. Contact the card company."
  ],
  EXCEED_MAX_ONE_DAY_AMOUNT: [403, "하루 한도를 넘었습니다.", "The daily limit is exceeded."],
  EXCEED_MAX_REFUND_DUE: [403, "환불 가능한 기간이 지났습니다.", "The refund period is over."],
  FDS_ERROR: [403, "위험 거래로 결제가 중단되었습니다.", "The payment was stopped by fraud detection."],
  FORBIDDEN_CONSECUTIVE_REQUEST: [
    403,
    "반복된 요청입니다. 잠시 후 다시 시도해 주세요.",
    "The request was repeated too quickly."
  ],
  FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER: [
    403,
    "휴면 또는 탈퇴한 고객입니다.",
    "The customer is dormant or has left."
  ],
  FORBIDDEN_REQUEST: [403, "허용되지 않은 요청입니다.", "The request is not allowed."],
  // Assumption: its status was not recorded.
  FORBIDDEN_SELLER_PAYOUT: [403, "지급할 수 없는 셀러입니다.", "The seller cannot be paid yet."],
  INCORRECT_BASIC_AUTH_FORMAT: [
    403,
    "인증 헤더는 'Basic base64(시크릿 키 + 콜론)' 형식이어야 합니다.",
    "The Authorization header must be 'Basic base64(secret key + colon)'."
  ],
  INVALID_PASSWORD: [403, "결제 비밀번호가 맞지 않습니다.", "The payment password is wrong."],
  NOT_ALLOWED_CHANGING_ACCOUNT: [403, "계좌를 바꿀 수 없습니다.", "The account must not be changed."],
  NOT_ALLOWED_PARTIAL_REFUND: [
    403,
    "부분 환불이 불가능한 결제입니다.",
    "The payment cannot be refunded partially."
  ],
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: [
    403,
    "입금 대기 중인 결제는 부분 환불할 수 없습니다.",
    "A payment waiting for its deposit cannot be refunded partially."
  ],
  NOT_AVAILABLE_BANK: [403, "은행 서비스 시간이 아닙니다.", "The bank is outside its service hours."],
  NOT_CANCELABLE_AMOUNT: [403, "취소할 수 없는 금액입니다.", "The amount cannot be canceled."],
  NOT_CANCELABLE_PAYMENT: [403, "취소할 수 없는 결제입니다.", "The payment cannot be canceled."],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [
    403,
    "휴면 회원의 결제는 취소할 수 없습니다.",
    "Payments of a dormant member cannot be canceled."
  ],
  REJECT_ACCOUNT_PAYMENT: [403, "잔액이 부족합니다.", "The account balance is not sufficient."],
  REJECT_CARD_COMPANY: [403, "카드사에서 승인을 거절했습니다.", "The card company refused the approval."],
  REJECT_CARD_PAYMENT: [
    403,
    "한도 또는 잔액을 확인해 주세요.",
    "The card limit or balance is not sufficient."
  ],
  REJECT_TOSSPAY_INVALID_ACCOUNT: [
    403,
    "출금 계좌가 등록되어 있지 않습니다.",
    "The withdrawal account is not registered."
  ],
  NOT_FOUND: [404, "존재하지 않는 정보입니다.", "Nothing was found."],
  NOT_FOUND_BILLING: [404, "자동결제 정보를 찾지 못했습니다.", "The billing data was not found."],
  NOT_FOUND_CUSTOMER: [404, "고객을 찾지 못했습니다.", "There is no such customer."],
  NOT_FOUND_HTTP_METHOD: [
    404,
    "존재하지 않는 API 주소 또는 메서드입니다.",
    "This path and HTTP method do not exist together."
  ],
  NOT_FOUND_MERCHANT: [404, "상점을 찾지 못했습니다.", "There is no such merchant."],
  NOT_FOUND_METHOD: [404, "결제수단을 찾지 못했습니다.", "The payment method was not found."],
  NOT_FOUND_METHOD_IN_GROUP: [404, "그룹에 없는 결제수단입니다.", "The payment method is not in the group."],
  NOT_FOUND_METHOD_OWNERSHIP: [
    404,
    "다른 고객의 결제수단입니다.",
    "The payment method belongs to somebody else."
  ],
  NOT_FOUND_PAYMENT: [404, "결제 정보를 찾지 못했습니다.", "The payment was not found."],
  NOT_FOUND_PAYMENT_SESSION: [
    404,
    "결제 시간이 지났습니다. 새로 결제해 주세요.",
    "The payment session is over. Start a new payment."
  ],
  NOT_FOUND_RECEIPT: [404, "현금영수증을 찾지 못했습니다.", "The cash receipt was not found."],
  NOT_FOUND_SUBMALL: [404, "서브몰 또는 셀러를 찾지 못했습니다.", "The sub-mall or seller was not found."],
  PAYOUT_NOT_FOUND: [404, "지급대행 요청을 찾지 못했습니다.", "The payout was not found."],
  IDEMPOTENT_REQUEST_PROCESSING: [
    409,
    "같은 멱등키의 요청을 처리하고 있습니다.",
    "A request with the same idempotency key is being processed."
  ],
  // Assumption: the test environment answers 429 with a body like any other, whose code is not documented (gaps.md #4).
  TOO_MANY_REQUESTS: [
    429,
    "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.",
    "Too many requests. Try again in a moment."
  ],
  COMMON_ERROR: [500, "일시적인 오류가 발생했습니다.", "A temporary error occurred."],
  FAILED_BILL_KEY_AUTH_CREATION: [
    500,
    "자동결제 인증을 만들지 못했습니다.",
    "The billing authentication could not be created."
  ],
  FAILED_CARD_COMPANY_RESPONSE: [
    500,
    "카드사가 오류로 응답했습니다.",
    "The card company answered with an error."
  ],
  FAILED_DB_PROCESSING: [
    500,
    "요청 값을 저장하지 못했습니다.",
    "A value of the request could not be stored."
  ],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [500, "내부 시스템 처리에 실패했습니다.", "Internal processing failed."],
  FAILED_METHOD_HANDLING_CANCEL: [
    500,
    "취소 중 결제수단 처리에 실패했습니다.",
    "Handling the payment method failed during the cancel."
  ],
  FAILED_PARTIAL_REFUND: [
    500,
    "은행 점검 또는 해약 계좌로 부분 환불에 실패했습니다.",
    "The partial refund failed at the bank."
  ],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    500,
    "결제가 완료되지 않았습니다. 다시 시도해 주세요.",
    "The payment did not finish. Try again."
  ],
  FAILED_REFUND_PROCESS: [
    500,
    "은행 응답 지연으로 환불에 실패했습니다.",
    "The refund failed because the bank was slow."
  ],
  // Only from the payment window, to the failUrl (errors.md §6). The status is ours; the API never answers with them.
  PAY_PROCESS_ABORTED: [
    400,
    "결제 진행 중 승인에 실패하여 결제가 중단되었습니다.",
    "The payment failed and was stopped."
  ],
  PAY_PROCESS_CANCELED: [400, "사용자가 결제를 취소하였습니다.", "The buyer cancelled the payment."],
  UNKNOWN_PAYMENT_ERROR: [
    500,
    "결제에 실패했습니다. 문제가 계속되면 은행이나 카드사에 문의해 주세요.",
    "The payment failed for an unknown reason."
  ]
} as const satisfies Record<string, readonly [status: number, ko: string, en: string]>

export type ErrorCode = keyof typeof table

export type Language = "ko" | "en"

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(table, code)

export const statusOf = (code: ErrorCode): number => table[code][0]

export const messageOf = (code: ErrorCode, language: Language): string =>
  table[code][language === "ko" ? 1 : 2]
