/** What the emulator says of itself: the documents of both APIs, and a page to read them. */
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as OpenApi from "@effect/platform/OpenApi"
import { ControlApi } from "../ControlApi.js"
import * as Document from "../openapi/document.js"
import { render } from "../openapi/reference.js"

type Response = HttpServerResponse.HttpServerResponse

const json = (value: unknown): Response => HttpServerResponse.unsafeJson(value)

const control = (url: string) => ({
  ...OpenApi.fromApi(ControlApi),
  info: {
    title: "Control API of the emulator",
    version: "0.1.0",
    description:
      "What buyers, banks and time do; faults, webhooks and the books. Refusals are { code, message }."
  },
  servers: [{ url }]
})

/** Where they are, each given the address of the server. */
const places: Readonly<Record<string, (url: string) => Response>> = {
  "/openapi.json": (url) => json(Document.make(url)),
  "/_emulator/openapi.json": (url) => json(control(url)),
  "/_emulator/reference": (url) =>
    HttpServerResponse.html(render(url, [Document.make(url), { ...control(url) }]))
}

/** Whether there is a document. */
export const isAt = (method: string, path: string): boolean => method === "GET" && Object.hasOwn(places, path)

/** The document at a path; `null` where there is none. */
export const at = (method: string, path: string, url: string): Response | null =>
  isAt(method, path) ? (places[path]?.(url) ?? null) : null
