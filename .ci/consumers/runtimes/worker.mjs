import { checkout } from "./checkout.mjs"

const worker = {
  async fetch(request) {
    const { url, order } = await request.json()
    try {
      await checkout(url, order)
      return new Response("done")
    } catch (error) {
      return new Response(String(error?.stack), { status: 500 })
    }
  }
}
export default worker
