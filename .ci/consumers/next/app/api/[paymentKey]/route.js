import { client } from "../../client"

export const GET = async (_, { params }) => {
  const { paymentKey } = await params
  const { status } = await client.payments.retrieve(paymentKey)
  return new Response(status)
}
