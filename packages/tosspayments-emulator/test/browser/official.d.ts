import type * as official from "@tosspayments/tosspayments-sdk"

declare global {
  interface Window {
    /** The official package, in the page of the shop. */
    readonly official: typeof official
  }
}
