/**
 * Card companies with their codes and names. Imports no Effect.
 *
 * Source: https://docs.tosspayments.com/codes/org-codes
 *
 * @since 0.1.0
 */
import * as CodeTable from "../internal/codeTable.js"

/**
 * A card company: an issuer, an acquirer, or a network of foreign cards.
 *
 * @since 0.1.0
 * @category models
 */
export interface CardCompany {
  /** `issuerCode` and `acquirerCode` of a card: two characters, three for some partners. */
  readonly code: Code
  /** Korean short name, as TossPayments writes and takes it; `null` where none is known. */
  readonly korean: string | null
  /** English code, as TossPayments writes and takes it; `null` where there is none. */
  readonly english: string | null
  /** What people call it, to show; not for requests. */
  readonly name: { readonly ko: string; readonly en: string }
}

type Row = readonly [
  code: string,
  korean: string | null,
  english: string | null,
  ko: string,
  en: string,
  ...others: ReadonlyArray<string>
]

const rows = [
  ["3K", "기업비씨", "IBK_BC", "기업비씨카드", "IBK BC Card"],
  ["46", "광주", "GWANGJUBANK", "광주은행카드", "Kwangju Bank", "광주카드"],
  ["71", "롯데", "LOTTE", "롯데카드", "Lotte Card"],
  ["30", "산업", "KDBBANK", "산업은행카드", "KDB", "산업카드"],
  ["31", "비씨", "BC", "비씨카드", "BC Card", "BC카드", "비씨(BC)"],
  ["51", "삼성", "SAMSUNG", "삼성카드", "Samsung Card"],
  ["38", "새마을", "SAEMAUL", "새마을금고카드", "KFCC", "새마을카드"],
  ["41", "신한", "SHINHAN", "신한카드", "Shinhan Card"],
  ["62", "신협", "SHINHYEOP", "신협카드", "Shinhyup"],
  ["36", "씨티", "CITI", "씨티카드", "Citi Card"],
  ["33", "우리", "WOORI", "우리카드(비씨)", "Woori Card (BC network)", "우리카드", "Woori Card"],
  ["W1", "우리", "WOORI", "우리카드", "Woori Card"],
  ["37", "우체국", "POST", "우체국카드", "Korea Post"],
  ["39", "저축", "SAVINGBANK", "저축은행카드", "Savings banks", "저축카드"],
  ["35", "전북", "JEONBUKBANK", "전북은행카드", "Jeonbuk Bank", "전북카드"],
  ["42", "제주", "JEJUBANK", "제주은행카드", "Jeju Bank", "제주카드"],
  ["15", "카카오뱅크", "KAKAOBANK", "카카오뱅크카드", "KakaoBank"],
  ["3A", "케이뱅크", "KBANK", "케이뱅크카드", "K bank"],
  ["24", "토스뱅크", "TOSSBANK", "토스뱅크카드", "Toss Bank"],
  ["21", "하나", "HANA", "하나카드", "Hana Card"],
  ["61", "현대", "HYUNDAI", "현대카드", "Hyundai Card"],
  ["11", "국민", "KOOKMIN", "국민카드", "KB Kookmin Card", "KB국민카드"],
  ["91", "농협", "NONGHYEOP", "농협카드", "NH Nonghyup Card", "NH농협카드"],
  ["34", "수협", "SUHYEOP", "수협카드", "Suhyup"],
  ["PCP", "페이코 포인트", null, "페이코 포인트", "Payco points"],
  ["KBS", "KB증권", null, "KB증권", "KB Securities"],
  ["NIC", null, null, "나이스페이먼츠", "NICE Payments"],
  ["KON", null, null, "코나", "Kona"],
  ["6D", "다이너스", "DINERS", "다이너스", "Diners Club"],
  ["6I", "디스커버", "DISCOVER", "디스커버", "Discover"],
  ["4M", "마스터", "MASTER", "마스터카드", "Mastercard"],
  ["3C", "유니온페이", "UNIONPAY", "유니온페이", "UnionPay"],
  ["7A", "아메리칸 익스프레스", "AMEX", "아메리칸 익스프레스", "American Express"],
  ["4J", "JCB", "JCB", "JCB", "JCB"],
  ["4V", "비자", "VISA", "비자", "Visa"]
] as const satisfies ReadonlyArray<Row>

/**
 * The codes of this version. Others may come: TossPayments adds companies without notice.
 *
 * @since 0.1.0
 * @category models
 */
export type Code = (typeof rows)[number][0]

const make = ([code, korean, english, ko, en]: Row): CardCompany => ({
  code: code as Code,
  korean,
  english,
  name: { ko, en }
})

/**
 * All card companies. Fresh objects each time.
 *
 * @example
 * ```ts
 * import * as CardCompanies from "effect-tosspayments/code/CardCompanies"
 *
 * const names = new Map<string, string>(CardCompanies.all().map(({ code, name }) => [code, name.ko]))
 * names.get("61") // "현대카드"
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const all = (): ReadonlyArray<CardCompany> => rows.map(make)

/**
 * The card companies of this code, Korean name or English code, whatever its case and spaces. More than one only for 우리
 * (WOORI), which is two: `33` on the network of BC, `W1` on its own.
 *
 * @example
 * ```ts
 * import * as CardCompanies from "effect-tosspayments/code/CardCompanies"
 *
 * CardCompanies.findAll("우리").map(({ code }) => code) // ["33", "W1"]
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const findAll = (text: string): ReadonlyArray<CardCompany> =>
  CodeTable.named<Row>(rows, (row) => row, text).map(make)

/**
 * The card company of this code, Korean name or English code, whatever its case and spaces. `null` for what this version
 * does not know, and for 우리 (WOORI): it is two companies, and nothing in the name says which.
 *
 * @example
 * ```ts
 * import * as CardCompanies from "effect-tosspayments/code/CardCompanies"
 *
 * CardCompanies.find("61")?.name.ko // "현대카드"
 * CardCompanies.find("현대카드")?.code // "61"
 * CardCompanies.find("WOORI") // null
 * CardCompanies.find("W1")?.name.ko // "우리카드"
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const find = (text: string): CardCompany | null => CodeTable.unambiguous(findAll(text))
