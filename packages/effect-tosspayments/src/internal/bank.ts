/**
 * Banks and securities firms by name, for answers of versions before 2022-11-16, which have names and no codes.
 * Imports nothing.
 *
 * Source: https://docs.tosspayments.com/codes/org-codes
 *
 * @internal
 */
const codes: Readonly<Record<string, ReadonlyArray<string>>> = {
  "39": ["경남", "KYONGNAMBANK"],
  "34": ["광주", "GWANGJUBANK"],
  "12": ["단위농협", "LOCALNONGHYEOP"],
  "32": ["부산", "BUSANBANK"],
  "45": ["새마을", "SAEMAUL"],
  "64": ["산림", "SANLIM"],
  "88": ["신한", "SHINHAN"],
  "48": ["신협", "SHINHYEOP", "SHINHYUP"],
  "27": ["씨티", "CITI"],
  "20": ["우리", "WOORI"],
  "71": ["우체국", "POST"],
  "50": ["저축", "SAVINGBANK"],
  "37": ["전북", "JEONBUKBANK"],
  "35": ["제주", "JEJUBANK"],
  "90": ["카카오", "KAKAOBANK"],
  "89": ["케이", "KBANK"],
  "92": ["토스", "TOSSBANK"],
  "81": ["하나", "HANA"],
  "54": ["HSBC"],
  "03": ["기업", "IBK"],
  "06": ["국민", "KOOKMIN"],
  "31": ["대구", "DAEGUBANK"],
  "02": ["산업", "KDBBANK", "KDB"],
  "11": ["농협", "NONGHYEOP"],
  "23": ["SC제일", "SC"],
  "07": ["수협", "SUHYEOP"],
  S8: ["교보증권", "KYOBO_SECURITIES"],
  SE: ["대신증권", "DAISHIN_SECURITIES"],
  SK: ["메리츠증권", "MERITZ_SECURITIES"],
  S5: ["미래에셋증권", "MIRAE_ASSET_SECURITIES"],
  SM: ["부국", "BOOKOOK_SECURITIES"],
  S3: ["삼성증권", "SAMSUNG_SECURITIES"],
  SN: ["신영증권", "SHINYOUNG_SECURITIES"],
  S2: ["신한금융투자", "SHINHAN_SECURITIES", "SHINHAN_INVESTMENT"],
  S0: ["유안타증권", "YUANTA_SECURITES"],
  SJ: ["유진투자증권", "EUGENE_INVESTMENT_AND_SECURITIES"],
  SQ: ["카카오페이증권", "KAKAOPAY_SECURITIES"],
  SB: ["키움증권", "KIWOOM"],
  ST: ["토스증권", "TOSS_SECURITIES"],
  SR: ["펀드온라인코리아", "한국포스증권", "KOREA_FOSS_SECURITIES"],
  SH: ["하나금융투자", "HANA_INVESTMENT_AND_SECURITIES"],
  S9: ["하이투자증권", "HI_INVESTMENT_AND_SECURITIES"],
  S6: ["한국투자증권", "KOREA_INVESTMENT_AND_SECURITIES"],
  SG: ["한화투자증권", "HANHWA_INVESTMENT_AND_SECURITIES"],
  SA: ["현대차증권", "HYUNDAI_MOTOR_SECURITIES"],
  SI: ["DB금융투자", "DB_INVESTMENT_AND_SECURITIES"],
  S4: ["KB증권", "KB_SECURITIES"],
  SP: ["KTB투자증권", "다올투자증권", "DAOL_INVESTMENT_AND_SECURITIES"],
  SO: ["LIG투자", "LIG_INVESTMENT_AND_SECURITIES"],
  SL: ["NH투자증권", "NH_INVESTMENT_AND_SECURITIES"],
  SD: ["SK증권", "SK_SECURITIES"]
}

/**
 * The two-character code of a bank, from its Korean short name or its English code.
 *
 * @internal
 */
export const codeOf = (name: string): string | null =>
  Object.entries(codes).find(([, names]) => names.includes(name))?.[0] ?? null
