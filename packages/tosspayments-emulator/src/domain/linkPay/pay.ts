import * as Either from "effect/Either"
import { InvalidInput } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import type { Order, PayInput } from "../../LinkPay.js"
import * as Authorizes from "../payments/authorize.js"
import { confirm } from "../payments/confirm.js"
import { apply } from "../payments/kind.js"
import { type Entry, linkPayOrders, show } from "./order.js"

/**
 * A buyer orders and pays through a link, in one step: TossPayments confirms the payment itself. Its orderId begins with
 * `link`, and its name is that of the product (additions.md §1.2).
 */
export const pay = (input: PayInput, world: World): Either.Either<Order, InvalidInput> => {
  const { ids, merchant, now } = world
  const { customerName = "이하늘", customerPhoneNumber = "01012345678", quantity = 1 } = input
  const amount = input.amount * quantity
  const orderId = ids.linkPayKey("link")
  const created = Authorizes.create(
    { orderId, orderName: input.productName, amount, customerName, currency: "KRW", method: input.method },
    merchant,
    world.behaviour.version,
    ids,
    now
  )
  if (Either.isLeft(created)) return Either.left(created.left)
  const { orderName, paymentKey } = created.right.payment
  const verdict = confirm(created.right, { paymentKey, orderId, amount }, ids, now)
  if (verdict._tag === "Refused")
    return Either.left(new InvalidInput({ field: "amount", message: verdict.code }))
  const order: Entry = {
    mId: merchant,
    orderKey: ids.linkPayKey("lp_"),
    paymentKey,
    amount,
    currency: "KRW",
    customerName,
    customerPhoneNumber,
    orderItems: [
      {
        product: {
          productKey: ids.linkPayKey("prd_"),
          name: orderName,
          amount: input.amount,
          currency: "KRW",
          status: "ON_SALE"
        },
        quantity,
        orderOptions: []
      }
    ]
  }
  world.put(linkPayOrders, order)
  apply(world, verdict.transition)
  return Either.right(show(order, verdict.transition.entry.payment))
}
