/**
 * What a careful team writes on `fetch` in an afternoon: the guarantees of the SDK except validation. Retries with
 * exponential back-off, jitter and `Retry-After`; a time-out for each attempt, body included; one idempotency key for all
 * attempts; errors apart by status; what became of a confirm whose answer was lost is read.
 */
import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"

export class ApiError extends Error {
  constructor(status, body, { attempts, idempotencyKey, isUnknown }) {
    super(body?.message ?? `TossPayments answered ${status}`)
    Object.assign(this, { status, code: body?.code ?? null, attempts, idempotencyKey, isUnknown })
  }
}

const retriedStatuses = new Set([429, 500, 502, 503, 504])

const isRetried = (status, body) =>
  retriedStatuses.has(status) || (status === 409 && body?.code === "IDEMPOTENT_REQUEST_PROCESSING")

const parse = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const delay = (attempt, retryAfter) => {
  const seconds = Number(retryAfter)
  return retryAfter !== null && Number.isFinite(seconds)
    ? Math.min(seconds, 60) * 1000
    : 500 * 2 ** (attempt - 1) * (0.8 + 0.4 * Math.random())
}

export const makeClient = ({ secretKey, baseUrl, fetch, timeout = 30_000, maxRetries = 3 }) => {
  const common = {
    authorization: `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`,
    accept: "application/json"
  }

  const send = async (url, init) => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(new Error(`no answer within ${timeout} ms`)), timeout)
    try {
      const response = await fetch(url, { ...init, redirect: "manual", signal: controller.signal })
      return { status: response.status, headers: response.headers, body: parse(await response.text()) }
    } finally {
      clearTimeout(timer)
    }
  }

  const call = async (method, path, input) => {
    const idempotencyKey = method === "POST" ? randomUUID() : null
    const init =
      method === "POST"
        ? {
            method,
            headers: { ...common, "content-type": "application/json", "idempotency-key": idempotencyKey },
            body: JSON.stringify(input)
          }
        : { method, headers: common }
    let isUnknown = false
    for (let attempts = 1; ; attempts += 1) {
      let answer
      try {
        answer = await send(baseUrl + path, init)
      } catch (cause) {
        isUnknown = true
        if (attempts <= maxRetries) {
          await sleep(delay(attempts, null))
          continue
        }
        throw Object.assign(new Error("no answer", { cause }), { attempts, idempotencyKey, isUnknown })
      }
      const { status, headers, body } = answer
      if (status >= 200 && status <= 299 && body !== undefined) return body
      if (status >= 500 || body === undefined) isUnknown = true
      if (!isRetried(status, body) || attempts > maxRetries) {
        throw new ApiError(status, body, { attempts, idempotencyKey, isUnknown })
      }
      await sleep(delay(attempts, headers.get("retry-after")))
    }
  }

  const retrieve = (paymentKey) => call("GET", `/v1/payments/${encodeURIComponent(paymentKey)}`)

  const confirm = async (request) => {
    try {
      return await call("POST", "/v1/payments/confirm", request)
    } catch (error) {
      if (!error.isUnknown) throw error
      const payment = await retrieve(request.paymentKey).catch(() => null)
      const isDone =
        payment !== null &&
        payment.orderId === request.orderId &&
        payment.totalAmount === request.amount &&
        (payment.status === "DONE" || payment.status === "WAITING_FOR_DEPOSIT")
      if (isDone) return payment
      throw error
    }
  }

  return { retrieve, confirm }
}
