import { PaymentClient } from "@portone/server-sdk"

const client = PaymentClient({ secret: process.env.PORTONE_SECRET })

export const retrieve = (paymentId) => client.getPayment({ paymentId })
