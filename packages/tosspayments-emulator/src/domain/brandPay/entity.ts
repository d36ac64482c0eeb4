import type { ErrorCode } from "../../contract/errorCodes.js"

interface Common {
  readonly methodKey: string
  readonly id: string
  readonly mId: string
  readonly customerKey: string
  readonly alias: string | null
  /** Epoch milliseconds. */
  readonly registeredAt: number
  readonly isDisabled: boolean
  readonly decline: ErrorCode | null
}

/** A card or an account that a buyer has registered. */
export type Method = Common &
  (
    | {
        readonly kind: "CARD"
        readonly card: {
          readonly cardName: string
          readonly issuerCode: string
          readonly acquirerCode: string | null
          readonly number: string
          readonly cardType: "신용" | "체크" | "기프트" | "미확인"
          readonly ownerType: "개인" | "법인" | "미확인"
        }
      }
    | { readonly kind: "ACCOUNT"; readonly bankCode: string; readonly number: string }
  )

/** A buyer. */
export interface Customer {
  readonly mId: string
  readonly customerKey: string
  readonly isRemoved: boolean
  readonly isIdentified: boolean
  /** Ids of the terms that the buyer has agreed to. */
  readonly agreed: ReadonlyArray<number>
}

/** The code of an agreement. */
export interface Code {
  readonly code: string
  readonly mId: string
  readonly customerKey: string
  readonly isSpent: boolean
  readonly expiresAt: number
}

/** An access token with its refresh token. */
export interface Token {
  readonly accessToken: string
  readonly refreshToken: string
  readonly mId: string
  readonly customerKey: string
  readonly expiresAt: number
  readonly refreshExpiresAt: number
  readonly isRefreshed: boolean
  readonly isRevoked: boolean
}
