import type * as ShopStore from "../../src/ShopStore.js"

/** The tables as JSON. */
export interface Saved {
  readonly orders: ReadonlyArray<
    Omit<ShopStore.Order, "accounts"> & {
      readonly accounts: ReadonlyArray<readonly [string, ShopStore.Account | null]>
    }
  >
  readonly refunds: ReadonlyArray<ShopStore.Refund>
  readonly bookings: ReadonlyArray<ShopStore.Booking>
  readonly told: ReadonlyArray<readonly [string, number]>
}

export interface State extends Saved {
  readonly openIntents: ReadonlyArray<string>
}
