import type { Moment } from "../Activity.js"
import type { Context } from "../pipeline/serve.js"

/** What has happened to a payment, as far as it is remembered. */
export const timeline = ({ activity, requests }: Context, paymentKey: string): ReadonlyArray<Moment> =>
  activity.all().flatMap((event): ReadonlyArray<Moment> => {
    switch (event.type) {
      case "payment":
      case "webhook":
        return event.paymentKey === paymentKey ? [event] : []
      case "request": {
        const { at, isOver, number, traceId } = event
        const request = isOver ? undefined : requests.get(traceId)
        return request?.paymentKey === paymentKey ? [{ type: "request", number, at, request }] : []
      }
      default:
        return []
    }
  })
