import type * as ShopStore from "../../src/ShopStore.js"

/** The tables as JSON. */
export interface Saved {
  readonly orders: ReadonlyArray<ShopStore.Order>
  readonly refunds: ReadonlyArray<ShopStore.Refund>
  readonly bookings: ReadonlyArray<ShopStore.Booking>
  readonly told: ReadonlyArray<readonly [string, number]>
}

export interface State extends Saved {
  readonly openIntents: ReadonlyArray<string>
}
