import { functional } from "toss-payments-server-api"

export const confirm = (connection, paymentKey, input) =>
  functional.v1.payments.approve(connection, paymentKey, input)
