/** Two-character code, Korean short name, English code: a request may name a bank by any of them (enums.md §5). */
const banks: ReadonlyArray<readonly [code: string, korean: string, english: string]> = [
  ["39", "경남", "KYONGNAMBANK"],
  ["34", "광주", "GWANGJUBANK"],
  ["12", "단위농협", "LOCALNONGHYEOP"],
  ["32", "부산", "BUSANBANK"],
  ["45", "새마을", "SAEMAUL"],
  ["64", "산림", "SANLIM"],
  ["88", "신한", "SHINHAN"],
  ["48", "신협", "SHINHYEOP"],
  ["48", "신협", "SHINHYUP"],
  ["27", "씨티", "CITI"],
  ["20", "우리", "WOORI"],
  ["71", "우체국", "POST"],
  ["50", "저축", "SAVINGBANK"],
  ["37", "전북", "JEONBUKBANK"],
  ["35", "제주", "JEJUBANK"],
  ["90", "카카오", "KAKAOBANK"],
  ["89", "케이", "KBANK"],
  ["92", "토스", "TOSSBANK"],
  ["81", "하나", "HANA"],
  ["54", "HSBC", "HSBC"],
  ["03", "기업", "IBK"],
  ["06", "국민", "KOOKMIN"],
  ["31", "대구", "DAEGUBANK"],
  ["02", "산업", "KDBBANK"],
  ["02", "산업", "KDB"],
  ["11", "농협", "NONGHYEOP"],
  ["23", "SC제일", "SC"],
  ["07", "수협", "SUHYEOP"]
]

/** Securities firms, known by code only here (enums.md §6). */
const securities = new Set(
  "S8 SE SK S5 SM S3 SN S2 S0 SJ SQ SB ST SR SH S9 S6 SG SA SI S4 SP SO SL SD".split(" ")
)

export const isBank = (name: string): boolean =>
  securities.has(name) || banks.some((names) => names.includes(name))

/** The code of a bank, however it is given; any other text as it is. */
export const codeOf = (name: string): string => banks.find((names) => names.includes(name))?.[0] ?? name

/** The Korean name of a bank, however it is given; any other text as it is. */
export const nameOf = (name: string): string => banks.find((names) => names.includes(name))?.[1] ?? name

/** Whether a bank can have virtual accounts. Assumption: all banks do, and no securities firm. */
export const takesDeposits = (name: string): boolean => banks.some((names) => names.includes(name))
