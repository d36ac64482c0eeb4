import type { ErrorCode } from "../../contract/errorCodes.js"

/** The card behind a billing key. */
export interface Card {
  readonly issuerCode: string
  readonly acquirerCode: string | null
  readonly number: string
  readonly cardType: "신용" | "체크" | "기프트" | "미확인"
  readonly ownerType: "개인" | "법인" | "미확인"
}

/** What a buyer has registered. Times are epoch milliseconds. */
export interface Registration {
  readonly mId: string
  readonly customerKey: string
  readonly authenticatedAt: number
  /** `null`: an account. */
  readonly card: Card | null
  /** `null`: a card. */
  readonly account: { readonly bankCode: string; readonly number: string } | null
  readonly expiresAt: number | null
  readonly decline: ErrorCode | null
}

/** A registration that a key can be issued for, or was. */
export interface Auth {
  readonly authKey: string
  readonly registration: Registration
  readonly isSpent: boolean
}

/** A billing key, and what the API does not show. */
export interface Entry {
  readonly billingKey: string
  readonly registration: Registration
  readonly isDeleted: boolean
}
