import { client } from "../client"

/** Nothing here says that the page depends on a request: Next.js tries to make it while building. */
export default async function Page() {
  const { status } = await client.payments.retrieveByOrderId(process.env.ORDER_ID)
  return <p>{status}</p>
}
