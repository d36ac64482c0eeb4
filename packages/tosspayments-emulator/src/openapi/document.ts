/** The emulated API as an OpenAPI 3.1 document, written from what its operations say of themselves. */
import * as JSONSchema from "effect/JSONSchema"
import type * as Schema from "effect/Schema"
import type { ErrorCode } from "../contract/errorCodes.js"
import * as ErrorCodes from "../contract/errorCodes.js"
import * as V2 from "../contract/v2.js"
import { operations } from "../operations/index.js"
import type { Operation } from "../operations/Operation.js"
import * as Answers from "./answers.js"
import { texts } from "./texts.js"

type Json = { readonly [name: string]: unknown }

/** Codes that every endpoint has. */
const common: ReadonlyArray<ErrorCode> = [
  "UNAUTHORIZED_KEY",
  "INCORRECT_BASIC_AUTH_FORMAT",
  "INVALID_REQUEST"
]
const ofBuyers: ReadonlyArray<ErrorCode> = ["INVALID_ACCESS_TOKEN", "INVALID_REQUEST"]
const ofKeys: ReadonlyArray<ErrorCode> = ["INVALID_IDEMPOTENCY_KEY", "IDEMPOTENT_REQUEST_PROCESSING"]

/** What would say that more is forbidden, and what the library says of its own filters, which is no word for a reader. */
const clean = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if ((name === "additionalProperties" && member === false) || name === "$id") return []
      if ((name === "title" || name === "description") && typeof member === "string") return []
      if (name === "properties" && typeof member === "object" && member !== null) {
        return [[name, Object.fromEntries(Object.entries(member).map(([key, of]) => [key, clean(of)]))]]
      }
      return [[name, clean(member)]]
    })
  )
}

const error = {
  type: "object",
  required: ["code", "message"],
  properties: { code: { type: "string" }, message: { type: "string" } }
}

const envelope = (entityType: unknown, entityBody: unknown): Json => ({
  type: "object",
  required: ["version", "traceId", "entityType", "entityBody"],
  properties: { version: { type: "string" }, traceId: { type: "string" }, entityType, entityBody }
})

/** `{ code, message }`, in `v2` inside of its envelope. */
const errorSchema = (codes: ReadonlyArray<ErrorCode>, isV2: boolean): Json => {
  const known = { ...error, properties: { ...error.properties, code: { type: "string", enum: codes } } }
  if (!isV2) return known
  const whole = envelope({ type: "null" }, { type: "null" })
  return {
    ...whole,
    required: [...(whole["required"] as ReadonlyArray<string>), "error"],
    properties: { ...(whole["properties"] as Json), error: known }
  }
}

const errors = ({ byBuyer, codes, endpoint, entityType }: Operation): Json => {
  const isV2 = entityType !== undefined
  const all = [
    ...new Set([
      ...codes,
      ...(byBuyer === true ? ofBuyers : common),
      ...(endpoint.method === "POST" ? ofKeys : [])
    ])
  ].sort()
  const statuses = [...new Set(all.map(ErrorCodes.statusOf))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const here = all.filter((code) => ErrorCodes.statusOf(code) === status)
      const example = (code: ErrorCode) => {
        const message = ErrorCodes.messageOf(code, "ko")
        return isV2 ? V2.error("0123456789abcdef0123456789abcdef", code, message) : { code, message }
      }
      return [
        String(status),
        {
          description: here.join(", "),
          content: {
            "application/json": {
              schema: errorSchema(here, isV2),
              examples: Object.fromEntries(
                here.map((code) => [
                  code,
                  { summary: ErrorCodes.messageOf(code, "en"), value: example(code) }
                ])
              )
            }
          }
        }
      ]
    })
  )
}

const header = (name: string, description: string, schema: Json = { type: "string" }): Json => ({
  name,
  in: "header",
  required: false,
  description,
  schema
})

const parametersOf = ({ endpoint, isEncrypted }: Operation, query: Json | null): ReadonlyArray<Json> => [
  ...[...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" }
  })),
  ...Object.entries((query?.["properties"] ?? {}) as Json).map(([name, schema]) => ({
    name,
    in: "query",
    required: ((query?.["required"] ?? []) as ReadonlyArray<string>).includes(name),
    schema
  })),
  header("Accept-Language", "`en-US` answers in English."),
  header("TossPayments-Test-Code", "An error code of this endpoint, which is answered then."),
  ...(endpoint.method === "POST"
    ? [
        header("Idempotency-Key", "The same answer for the same key, for 15 days.", {
          type: "string",
          maxLength: 300
        })
      ]
    : []),
  ...(isEncrypted === true
    ? [
        {
          ...header("TossPayments-api-security-mode", "The body and the answer are encrypted.", {
            type: "string",
            enum: ["ENCRYPTION"]
          }),
          required: true
        }
      ]
    : [])
]

/** A JWE of this JSON, encrypted with the security key. */
const encrypted = (schema: unknown): Json => ({
  "text/plain": {
    schema: { type: "string", contentMediaType: "application/jose", contentSchema: schema }
  }
})

const plain = (schema: unknown, example: unknown): Json => ({
  "application/json": { schema, ...(example === undefined ? {} : { example }) }
})

const pathOf = ({ path, version }: Operation["endpoint"]): string => `/${version ?? "v1"}${path}`

/** The document of the emulator at this address. */
export const make = (url: string): Json => {
  const definitions: Record<string, JSONSchema.JsonSchema7> = {}
  const jsonOf = ({ ast }: Schema.Schema.AnyNoContext): Json =>
    clean(
      JSONSchema.fromAST(ast, {
        definitions,
        definitionPath: "#/components/schemas/",
        target: "openApi3.1"
      })
    ) as Json

  const described = (operation: Operation): Json => {
    const { answer, byBuyer, endpoint, entityType, isEncrypted, request } = operation
    const { example, summary = endpoint.id } = texts[endpoint.id] ?? {}
    const [tag] = endpoint.id.split(".")
    const asked = request === null ? null : jsonOf(request)
    const takesBody = endpoint.method === "POST" && asked !== null
    const isEmpty = answer.ast._tag === "VoidKeyword"
    const told = isEmpty
      ? null
      : entityType === undefined
        ? jsonOf(answer)
        : envelope({ type: "string", enum: [entityType] }, jsonOf(answer))
    return {
      operationId: endpoint.id,
      summary,
      tags: [tag],
      security: [byBuyer === true ? { accessToken: [] } : { secretKey: [] }],
      parameters: parametersOf(operation, endpoint.method === "POST" ? null : asked),
      ...(takesBody
        ? {
            requestBody: {
              required: true,
              content: isEncrypted === true ? encrypted(asked) : plain(asked, example)
            }
          }
        : {}),
      responses: {
        "200": {
          description: "Done.",
          ...(told === null
            ? {}
            : { content: isEncrypted === true ? encrypted(told) : plain(told, Answers.of(operation)) })
        },
        ...errors(operation)
      }
    }
  }

  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const { endpoint } = operation
    const path = pathOf(endpoint)
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: described(operation) }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "TossPayments, as the emulator answers",
      version: "2022-11-16",
      description:
        "Written from the emulator's own description of each endpoint. Unofficial: the documentation of TossPayments is at https://docs.tosspayments.com/reference."
    },
    servers: [{ url }],
    tags: [...new Set(operations.map(({ endpoint }) => endpoint.id.split(".")[0]))].map((name) => ({ name })),
    paths,
    components: {
      schemas: clean(definitions),
      securitySchemes: {
        secretKey: {
          type: "http",
          scheme: "basic",
          description: "The secret key as user name, with an empty password."
        },
        accessToken: {
          type: "http",
          scheme: "bearer",
          description: "The access token of a buyer (brandpay)."
        }
      }
    }
  }
}
