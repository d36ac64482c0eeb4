/**
 * The keys of a shop.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference/using-api/api-keys
 */

/**
 * Keys that the emulator takes, of all kinds. What ends alike belongs together: `test_ck_shop` is the client key
 * of `test_sk_shop`, and the widget has the same two with a `g`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Keys {
  /** For the API: `test_sk_…`. */
  readonly secretKey: string
  /** For the browser, payment window and billing: `test_ck_…`. */
  readonly clientKey: string
  /** For the API, where the payment was made in the widget: `test_gsk_…`. */
  readonly widgetSecretKey: string
  /** For the browser, payment widget: `test_gck_…`. */
  readonly widgetClientKey: string
  /** 64 hexadecimal characters: payouts and sellers are encrypted with it, and their webhooks signed. */
  readonly securityKey: string
}
