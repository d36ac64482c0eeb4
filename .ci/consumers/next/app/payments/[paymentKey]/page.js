import { client } from "../../client"

/** The page of an order: a server component. */
export default async function Page({ params }) {
  const { paymentKey } = await params
  const { status } = await client.payments.retrieve(paymentKey)
  return <p>{status}</p>
}
