import type { Answer, Request } from "../../Exchange.js"
import * as Books from "../../kernel/Book.js"
import type { Shown } from "../../RequestLog.js"
import type { Json } from "../json.js"
import { membersOf, parseBody } from "../json.js"
import * as Mask from "./mask.js"

/** How many requests are kept with what was sent and answered, and how long a body may be for that. */
const mostKept = 1000
const maxBytes = 32 * 1024

interface Sent {
  /** As it came, or what it says when it was encrypted; `null` when it is too long. */
  readonly body: Uint8Array | null
  /** Whether it was encrypted, and could be read. */
  readonly isOpened: boolean
  /** What came first under the same idempotency key, when that answer is replayed. */
  readonly firstBody: Uint8Array | null
}

interface Kept extends Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly answer: Pick<Answer, "headers" | "body"> | null
}

/** What was sent and answered, by trace id. It is masked when somebody looks. */
export interface Exchanges {
  readonly received: (traceId: string, headers: Request["headers"], body: Uint8Array) => void
  readonly opened: (traceId: string, text: string) => void
  readonly replayed: (traceId: string, firstTraceId: string) => void
  /** Only the first answer counts: the one that is encrypted afterwards. */
  readonly answered: (traceId: string, answer: Answer) => void
  readonly sent: (traceId: string) => Sent | null
  /** The members of the answer. */
  readonly told: (traceId: string) => Json
  readonly show: (traceId: string) => { readonly sent: Shown; readonly answered: Shown | null } | null
}

const brief = (body: Uint8Array): Uint8Array | null => (body.length > maxBytes ? null : body)

const shown = (headers: Kept["headers"], body: Uint8Array | null): Shown => ({
  headers: Mask.headers(headers),
  body: body === null ? null : Mask.body(new TextDecoder().decode(body))
})

export const make = (limit: number): Exchanges => {
  const book = Books.make<Kept>(Math.min(limit, mostKept))
  const change = (traceId: string, changed: (known: Kept) => Partial<Kept>): void => {
    const known = book.get(traceId)
    if (known !== undefined) book.put(traceId, { ...known, ...changed(known) })
  }
  return {
    received: (traceId, headers, body) =>
      book.put(traceId, {
        headers: Mask.headers(headers),
        body: brief(body),
        isOpened: false,
        firstBody: null,
        answer: null
      }),
    opened: (traceId, text) =>
      change(traceId, () => ({ body: brief(new TextEncoder().encode(text)), isOpened: true })),
    replayed: (traceId, firstTraceId) =>
      change(traceId, () => ({ firstBody: book.get(firstTraceId)?.body ?? null })),
    answered: (traceId, { body, headers }) =>
      change(traceId, ({ answer }) => ({
        answer: answer ?? (brief(body) === null ? null : { headers, body })
      })),
    sent: (traceId) => {
      const known = book.get(traceId)
      if (known === undefined) return null
      const { body, firstBody, isOpened } = known
      return { body, firstBody, isOpened }
    },
    told: (traceId) => {
      const answer = book.get(traceId)?.answer ?? null
      return answer === null ? {} : membersOf(parseBody(answer.body))
    },
    show: (traceId) => {
      const known = book.get(traceId)
      if (known === undefined) return null
      const { answer, body, headers } = known
      return {
        sent: shown(headers, body),
        answered: answer === null ? null : shown(answer.headers, answer.body)
      }
    }
  }
}
