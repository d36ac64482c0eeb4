/**
 * Card companies by name, for answers of versions before 2022-11-16, which have names and no codes. Imports nothing.
 *
 * Source: https://docs.tosspayments.com/codes/org-codes
 *
 * @internal
 */
// 우리 (WOORI) is not here: 33 and W1 bear the same name, and nothing in the answer tells them apart.
const codes: Readonly<Record<string, ReadonlyArray<string>>> = {
  "3K": ["기업비씨", "IBK_BC"],
  "46": ["광주", "GWANGJUBANK"],
  "71": ["롯데", "LOTTE"],
  "30": ["산업", "KDBBANK"],
  "31": ["비씨", "BC"],
  "51": ["삼성", "SAMSUNG"],
  "38": ["새마을", "SAEMAUL"],
  "41": ["신한", "SHINHAN"],
  "62": ["신협", "SHINHYEOP"],
  "36": ["씨티", "CITI"],
  "37": ["우체국", "POST"],
  "39": ["저축", "SAVINGBANK"],
  "35": ["전북", "JEONBUKBANK"],
  "42": ["제주", "JEJUBANK"],
  "15": ["카카오뱅크", "KAKAOBANK"],
  "3A": ["케이뱅크", "KBANK"],
  "24": ["토스뱅크", "TOSSBANK"],
  "21": ["하나", "HANA"],
  "61": ["현대", "HYUNDAI"],
  "11": ["국민", "KOOKMIN"],
  "91": ["농협", "NONGHYEOP"],
  "34": ["수협", "SUHYEOP"],
  "6D": ["다이너스", "DINERS"],
  "6I": ["디스커버", "DISCOVER"],
  "4M": ["마스터", "MASTER"],
  "3C": ["유니온페이", "UNIONPAY"],
  "7A": ["아메리칸 익스프레스", "AMEX"],
  "4J": ["JCB"],
  "4V": ["비자", "VISA"]
}

/**
 * The two-character code of a card company, from its Korean short name or its English code. `null` also for a name that
 * two codes share.
 *
 * @internal
 */
export const codeOf = (name: string): string | null =>
  Object.entries(codes).find(([, names]) => names.includes(name))?.[0] ?? null
