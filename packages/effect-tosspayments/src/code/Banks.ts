/**
 * Banks and securities firms with their numbers and names. Imports no Effect.
 *
 * TossPayments numbers them in two ways: two characters in payments, virtual accounts, refund accounts and brandpay, three
 * digits in payouts. The two differ by more than a zero for one bank: 국민 (KB Kookmin) is `06` and `004`.
 *
 * Source: https://docs.tosspayments.com/codes/org-codes
 *
 * @since 0.1.0
 */
import * as CodeTable from "../internal/codeTable.js"

/**
 * A bank, a securities firm, or another place that holds accounts.
 *
 * @since 0.1.0
 * @category models
 */
export interface Bank {
  /** Two characters, as `bankCode` of a payment and `bank` of a request have it; `null` where none is known. */
  readonly code: Code | null
  /** Three digits, as payouts have it; `null` where none is known. */
  readonly payoutCode: string | null
  /** Korean short name, as TossPayments writes and takes it; `null` where none is known. */
  readonly korean: string | null
  /** English code, as TossPayments writes and takes it; `null` where none is known. */
  readonly english: string | null
  /** What people call it, to show; not for requests. */
  readonly name: { readonly ko: string; readonly en: string }
  /** `Bank`, or `Securities` for a securities firm. */
  readonly kind: "Bank" | "Securities"
}

type Row = readonly [
  code: string | null,
  payoutCode: string | null,
  korean: string | null,
  english: string | null,
  ko: string,
  en: string,
  ...others: ReadonlyArray<string>
]

const bankRows = [
  ["39", "039", "경남", "KYONGNAMBANK", "경남은행", "BNK Kyongnam Bank", "BNK경남은행"],
  ["34", "034", "광주", "GWANGJUBANK", "광주은행", "Kwangju Bank"],
  ["12", "012", "단위농협", "LOCALNONGHYEOP", "단위농협", "Regional Nonghyup", "지역농협"],
  ["32", "032", "부산", "BUSANBANK", "부산은행", "BNK Busan Bank", "BNK부산은행"],
  ["45", "045", "새마을", "SAEMAUL", "새마을금고", "MG Saemaul"],
  ["64", "064", "산림", "SANLIM", "산림조합", "Forestry Cooperative"],
  ["88", "088", "신한", "SHINHAN", "신한은행", "Shinhan Bank"],
  ["48", "048", "신협", "SHINHYEOP", "신협", "Shinhyup"],
  ["27", "027", "씨티", "CITI", "씨티은행", "Citibank Korea", "한국씨티은행"],
  ["20", "020", "우리", "WOORI", "우리은행", "Woori Bank"],
  ["71", "071", "우체국", "POST", "우체국", "Korea Post"],
  ["50", "050", "저축", "SAVINGBANK", "저축은행", "Savings banks"],
  ["37", "037", "전북", "JEONBUKBANK", "전북은행", "Jeonbuk Bank"],
  ["35", "035", "제주", "JEJUBANK", "제주은행", "Jeju Bank"],
  ["90", "090", "카카오", "KAKAOBANK", "카카오뱅크", "KakaoBank"],
  ["89", "089", "케이", "KBANK", "케이뱅크", "K bank"],
  ["92", "092", "토스", "TOSSBANK", "토스뱅크", "Toss Bank"],
  ["81", "081", "하나", "HANA", "하나은행", "Hana Bank"],
  ["54", "054", null, "HSBC", "HSBC", "HSBC"],
  ["03", "003", "기업", "IBK", "기업은행", "IBK", "IBK기업은행"],
  ["06", "004", "국민", "KOOKMIN", "국민은행", "KB Kookmin Bank", "KB국민은행"],
  ["31", "031", "대구", "DAEGUBANK", "iM뱅크(대구은행)", "iM Bank (Daegu)", "대구은행", "iM뱅크"],
  ["02", "002", "산업", "KDBBANK", "산업은행", "KDB", "KDB산업은행"],
  ["11", "011", "농협", "NONGHYEOP", "농협은행", "NH Nonghyup Bank", "NH농협은행"],
  ["23", "023", "SC제일", "SC", "SC제일은행", "SC First Bank"],
  ["07", "007", "수협", "SUHYEOP", "수협은행", "Suhyup Bank", "Sh수협은행"],
  [null, "295", "우리종합금융", null, "우리종합금융", "Woori Investment Bank"],
  [null, null, "토스머니", "TOSS_MONEY", "토스머니", "Toss Money"]
] as const satisfies ReadonlyArray<Row>

const securitiesRows = [
  ["S8", "261", "교보증권", "KYOBO_SECURITIES", "교보증권", "Kyobo Securities"],
  ["SE", "267", "대신증권", "DAISHIN_SECURITIES", "대신증권", "Daishin Securities"],
  ["SK", "287", "메리츠증권", "MERITZ_SECURITIES", "메리츠증권", "Meritz Securities"],
  ["S5", "238", "미래에셋증권", "MIRAE_ASSET_SECURITIES", "미래에셋증권", "Mirae Asset Securities"],
  ["SM", "290", "부국", "BOOKOOK_SECURITIES", "부국증권", "Bookook Securities"],
  ["S3", "240", "삼성증권", "SAMSUNG_SECURITIES", "삼성증권", "Samsung Securities"],
  ["SN", "291", "신영증권", "SHINYOUNG_SECURITIES", "신영증권", "Shinyoung Securities"],
  [
    "S2",
    "278",
    "신한금융투자",
    "SHINHAN_SECURITIES",
    "신한금융투자",
    "Shinhan Securities",
    "SHINHAN_INVESTMENT"
  ],
  // Both copies of the documentation spell the code so.
  ["S0", "209", "유안타증권", "YUANTA_SECURITES", "유안타증권", "Yuanta Securities"],
  [
    "SJ",
    "280",
    "유진투자증권",
    "EUGENE_INVESTMENT_AND_SECURITIES",
    "유진투자증권",
    "Eugene Investment & Securities"
  ],
  ["SQ", "288", "카카오페이증권", "KAKAOPAY_SECURITIES", "카카오페이증권", "Kakao Pay Securities"],
  ["SB", "264", "키움증권", "KIWOOM", "키움증권", "Kiwoom Securities"],
  ["ST", "271", "토스증권", "TOSS_SECURITIES", "토스증권", "Toss Securities"],
  [
    "SR",
    "294",
    "펀드온라인코리아",
    "KOREA_FOSS_SECURITIES",
    "한국포스증권",
    "Korea Foss Securities",
    "펀드온라인코리아(한국포스증권)"
  ],
  [
    "SH",
    "270",
    "하나금융투자",
    "HANA_INVESTMENT_AND_SECURITIES",
    "하나금융투자",
    "Hana Investment & Securities"
  ],
  ["S9", "262", "하이투자증권", "HI_INVESTMENT_AND_SECURITIES", "하이투자증권", "Hi Investment & Securities"],
  [
    "S6",
    "243",
    "한국투자증권",
    "KOREA_INVESTMENT_AND_SECURITIES",
    "한국투자증권",
    "Korea Investment & Securities"
  ],
  [
    "SG",
    "269",
    "한화투자증권",
    "HANHWA_INVESTMENT_AND_SECURITIES",
    "한화투자증권",
    "Hanwha Investment & Securities"
  ],
  ["SA", "263", "현대차증권", "HYUNDAI_MOTOR_SECURITIES", "현대차증권", "Hyundai Motor Securities"],
  ["SI", "279", "DB금융투자", "DB_INVESTMENT_AND_SECURITIES", "DB금융투자", "DB Investment & Securities"],
  ["S4", "218", "KB증권", "KB_SECURITIES", "KB증권", "KB Securities"],
  [
    "SP",
    "227",
    "KTB투자증권",
    "DAOL_INVESTMENT_AND_SECURITIES",
    "다올투자증권",
    "Daol Investment & Securities",
    "KTB(다올)투자증권"
  ],
  ["SO", "292", "LIG투자", "LIG_INVESTMENT_AND_SECURITIES", "LIG투자증권", "LIG Investment & Securities"],
  ["SL", "247", "NH투자증권", "NH_INVESTMENT_AND_SECURITIES", "NH투자증권", "NH Investment & Securities"],
  ["SD", "266", "SK증권", "SK_SECURITIES", "SK증권", "SK Securities"]
] as const satisfies ReadonlyArray<Row>

/**
 * The two-character codes of this version. Others may come: TossPayments adds banks without notice.
 *
 * @since 0.1.0
 * @category models
 */
export type Code = NonNullable<(typeof bankRows | typeof securitiesRows)[number][0]>

const make =
  (kind: Bank["kind"]) =>
  ([code, payoutCode, korean, english, ko, en]: Row): Bank => ({
    code: code as Code | null,
    payoutCode,
    korean,
    english,
    name: { ko, en },
    kind
  })

/**
 * All banks, then all securities firms. Fresh objects each time.
 *
 * @example
 * ```ts
 * import * as Banks from "effect-tosspayments/code/Banks"
 *
 * // What a form for a refund account offers.
 * const choices = Banks.all().flatMap(({ code, name }) => (code === null ? [] : [{ value: code, label: name.ko }]))
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const all = (): ReadonlyArray<Bank> => [
  ...bankRows.map(make("Bank")),
  ...securitiesRows.map(make("Securities"))
]

/**
 * The bank of this number (of either system), Korean name or English code, whatever its case and spaces; `null` for what
 * this version does not know. A number is compared as it stands: `6` and `04` are no banks.
 *
 * @example
 * ```ts
 * import * as Banks from "effect-tosspayments/code/Banks"
 *
 * Banks.find("국민은행")?.code // "06", for a refund account
 * Banks.find("06")?.payoutCode // "004", for a payout
 * Banks.find("kookmin")?.name.ko // "국민은행"
 * Banks.find("04") // null
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const find = (text: string): Bank | null => {
  const banks = CodeTable.named<Row>(bankRows, (row) => row, text).map(make("Bank"))
  const securities = CodeTable.named<Row>(securitiesRows, (row) => row, text).map(make("Securities"))
  return CodeTable.unambiguous([...banks, ...securities])
}
