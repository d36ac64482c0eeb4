/**
 * The endpoints the emulator answers, in the shape of `effect-tosspayments/Payments.endpoints`: paths are
 * templates without the version segment.
 */
export const endpoints = {
  confirm: { id: "payments.confirm", method: "POST", path: "/payments/confirm" },
  retrieve: { id: "payments.retrieve", method: "GET", path: "/payments/{paymentKey}" },
  retrieveByOrderId: { id: "payments.retrieveByOrderId", method: "GET", path: "/payments/orders/{orderId}" },
  cancel: { id: "payments.cancel", method: "POST", path: "/payments/{paymentKey}/cancel" }
} as const
