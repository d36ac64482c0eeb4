import { checkout } from "./checkout.mjs"

const knowsCache = () => {
  try {
    new Request("http://localhost", { cache: "no-store" })
    return true
  } catch {
    return false
  }
}

export default {
  async fetch(request) {
    const { url, order } = await request.json()
    try {
      await checkout(url, order)
      return Response.json({ knowsCache: knowsCache() })
    } catch (error) {
      return new Response(String(error?.stack), { status: 500 })
    }
  }
}
