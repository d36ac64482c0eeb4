/**
 * Wallets: Korean easy pay (간편결제) and the wallets of other countries, with their codes and names. Imports no Effect.
 *
 * Source: https://docs.tosspayments.com/codes/enum-codes
 *
 * @since 0.1.0
 */
import * as CodeTable from "../internal/codeTable.js"

/**
 * A wallet.
 *
 * @since 0.1.0
 * @category models
 */
export interface EasyPayProvider {
  /** Code, as requests take it and answers have it when English was asked for. */
  readonly code: Code
  /** Korean name, as `easyPay.provider` has it; `null` where none is known. */
  readonly korean: string | null
  /** What people call it, to show; not for requests. */
  readonly name: { readonly ko: string; readonly en: string }
  /** Whether it is a wallet of another country (`FOREIGN_EASY_PAY`). */
  readonly isForeign: boolean
}

type Row = readonly [code: string, korean: string | null, ko: string, en: string]

const domesticRows = [
  ["TOSSPAY", "토스페이", "토스페이", "Toss Pay"],
  ["NAVERPAY", "네이버페이", "네이버페이", "Naver Pay"],
  ["SAMSUNGPAY", "삼성페이", "삼성페이", "Samsung Pay"],
  ["APPLEPAY", "애플페이", "애플페이", "Apple Pay"],
  ["LPAY", "엘페이", "엘페이", "L.pay"],
  ["KAKAOPAY", "카카오페이", "카카오페이", "Kakao Pay"],
  ["PINPAY", "핀페이", "핀페이", "PinPay"],
  ["PAYCO", "페이코", "페이코", "PAYCO"],
  ["SSG", "SSG페이", "SSG페이", "SSG Pay"],
  ["LGPAY", "LG페이", "LG페이", "LG Pay"],
  ["KBPAY", null, "KB페이", "KB Pay"]
] as const satisfies ReadonlyArray<Row>

const foreignRows = [
  // Assumption: an answer names PayPal in Korean, as the documented one of PayMaya does (`페이마야`).
  ["PAYPAL", "페이팔", "페이팔", "PayPal"],
  ["ALIPAY", null, "알리페이", "Alipay"],
  ["ALIPAYHK", null, "알리페이 홍콩", "AlipayHK"],
  ["BILLEASE", null, "빌이즈", "BillEase"],
  ["BOOST", null, "부스트", "Boost"],
  ["BPI", null, "BPI", "BPI"],
  ["DANA", null, "다나", "DANA"],
  ["GCASH", null, "지캐시", "GCash"],
  ["RABBIT_LINE_PAY", null, "래빗 라인페이", "Rabbit LINE Pay"],
  ["TOUCHNGO", null, "터치앤고", "Touch'n Go"],
  ["TRUEMONEY", null, "트루머니", "TrueMoney"],
  ["PAYPAY", null, "페이페이", "PayPay"]
] as const satisfies ReadonlyArray<Row>

/**
 * The codes of this version. Others may come: TossPayments adds wallets without notice.
 *
 * @since 0.1.0
 * @category models
 */
export type Code = (typeof domesticRows | typeof foreignRows)[number][0]

const make =
  (isForeign: boolean) =>
  ([code, korean, ko, en]: Row): EasyPayProvider => ({
    code: code as Code,
    korean,
    name: { ko, en },
    isForeign
  })

/**
 * All wallets, Korean ones first. Fresh objects each time. `LGPAY` is retired and only in old payments.
 *
 * @example
 * ```ts
 * import * as EasyPayProviders from "effect-tosspayments/code/EasyPayProviders"
 *
 * const foreign = EasyPayProviders.all().filter(({ isForeign }) => isForeign)
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const all = (): ReadonlyArray<EasyPayProvider> => [
  ...domesticRows.map(make(false)),
  ...foreignRows.map(make(true))
]

/**
 * The wallet of this code, Korean or English name, whatever its case and spaces; `null` for what this version does not know.
 *
 * @example
 * ```ts
 * import * as EasyPayProviders from "effect-tosspayments/code/EasyPayProviders"
 *
 * EasyPayProviders.find("토스페이")?.code // "TOSSPAY"
 * EasyPayProviders.find("Kakao Pay")?.korean // "카카오페이"
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const find = (text: string): EasyPayProvider | null => {
  const domestic = CodeTable.named<Row>(domesticRows, (row) => row, text).map(make(false))
  const foreign = CodeTable.named<Row>(foreignRows, (row) => row, text).map(make(true))
  return CodeTable.unambiguous([...domestic, ...foreign])
}
