import { SdkError } from "./SdkError.js"

/** Buyers that a shop does not know. */
export const anonymous = "@@ANONYMOUS"

export type KeyKind = "individual" | "widget"

const refuse = (code: string, message: string): never => {
  throw new SdkError(code, message)
}

/** A client key of the wanted kind. A live key is refused whatever it is for. */
export const checkClientKey = (key: unknown, kind: KeyKind): string => {
  if (typeof key !== "string") return refuse("INVALID_CLIENT_KEY", "The client key is not a text.")
  if (/^live_/.test(key)) {
    return refuse(
      "INVALID_CLIENT_KEY",
      "This is the TossPayments emulator: it never accepts a live key. Use a test_ck_ or test_gck_ key."
    )
  }
  if (/^test_g?sk_/.test(key)) {
    return refuse("INVALID_CLIENT_KEY", "A secret key must never reach a browser. Use the client key.")
  }
  const [, widget] = /^test_(g?)ck_[A-Za-z0-9_]+$/.exec(key) ?? []
  if (widget === undefined) {
    return refuse("INVALID_CLIENT_KEY", "The client key must be a test_ck_ or a test_gck_ key.")
  }
  if (kind === "individual" && widget === "g") {
    return refuse("NOT_SUPPORTED_WIDGET_KEY", "A widget key (test_gck_) only works with widgets().")
  }
  if (kind === "widget" && widget === "") {
    return refuse("NOT_SUPPORTED_API_INDIVIDUAL_KEY", "widgets() needs a widget key (test_gck_).")
  }
  return key
}

export const checkCustomerKey = (key: unknown): string => {
  if (typeof key !== "string") return refuse("INVALID_CUSTOMER_KEY", "The customerKey is not a text.")
  if (/^(?:test|live)_g?sk_/.test(key)) {
    return refuse("INSECURE_KEY_USAGE", "A secret key was given as customerKey.")
  }
  if (key !== anonymous && !/^[A-Za-z0-9\-_=.@]{2,50}$/.test(key)) {
    return refuse("INVALID_CUSTOMER_KEY", "A customerKey has 2 to 50 of the characters A-Z a-z 0-9 - _ = . @")
  }
  return key
}
