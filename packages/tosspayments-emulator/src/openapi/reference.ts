/** An OpenAPI document as a page to read: one file, no script, no network. */

type Json = { readonly [name: string]: unknown }

const escape = (text: unknown): string =>
  String(text).replace(
    /[&<>"']/g,
    (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character] ?? "&#39;"
  )

const object = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {})
const list = (value: unknown): ReadonlyArray<Json> => (Array.isArray(value) ? value.map(object) : [])

const code = (text: string): string => `<pre><code>${escape(text)}</code></pre>`

/** The name of a schema, or what it is in a word. */
const typeOf = (schema: Json): string => {
  const { $ref, anyOf, enum: values, items, type } = schema
  if (typeof $ref === "string") return $ref.slice($ref.lastIndexOf("/") + 1)
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ")
  if (Array.isArray(anyOf)) return [...new Set(list(anyOf).map(typeOf))].join(" | ")
  if (type === "array") return `${typeOf(object(items))}[]`
  return typeof type === "string" ? type : "any"
}

const members = (schema: Json): string => {
  const required = Array.isArray(schema["required"]) ? schema["required"] : []
  const rows = Object.entries(object(schema["properties"])).map(
    ([name, member]) =>
      `<tr><td><code>${escape(name)}</code>${required.includes(name) ? " *" : ""}</td><td>${escape(typeOf(object(member)))}</td></tr>`
  )
  return rows.length === 0 ? "" : `<table><tbody>${rows.join("")}</tbody></table>`
}

const body = (content: unknown): string => {
  const [type, media] = Object.entries(object(content))[0] ?? []
  if (type === undefined) return ""
  const { example, schema } = object(media)
  const shown = object(object(schema)["contentSchema"] ?? schema)
  return [
    `<p>${escape(type)}: ${escape(typeOf(shown))}</p>`,
    members(shown),
    example === undefined ? "" : code(JSON.stringify(example, null, 2))
  ].join("")
}

const curl = (server: string, method: string, path: string, { requestBody, security }: Json): string => {
  const media = object(object(object(requestBody)["content"])["application/json"])
  const example = media["example"] ?? list(object(media["schema"])["examples"])[0]
  const auth = JSON.stringify(security ?? []).includes("secretKey") ? " -u test_sk_example:" : ""
  const data =
    example === undefined ? "" : ` -H 'Content-Type: application/json' -d '${JSON.stringify(example)}'`
  return `curl -X ${method.toUpperCase()} ${server}${path}${auth}${data}`
}

const operation = (server: string, path: string, method: string, described: Json): string => {
  const { operationId, parameters, requestBody, responses, summary } = described
  const rows = list(parameters).map(
    ({ in: place, name, required, schema }) =>
      `<tr><td><code>${escape(name)}</code>${required === true ? " *" : ""}</td><td>${escape(place)}</td><td>${escape(typeOf(object(schema)))}</td></tr>`
  )
  const answers = Object.entries(object(responses)).map(([status, answer]) => {
    const { content, description } = object(answer)
    return `<details><summary><b>${escape(status)}</b> ${escape(description)}</summary>${body(content)}</details>`
  })
  return [
    `<section id="${escape(operationId)}">`,
    `<h3><span class="method">${escape(method.toUpperCase())}</span> <code>${escape(path)}</code></h3>`,
    `<p>${escape(summary ?? operationId)}</p>`,
    code(curl(server, method, path, described)),
    rows.length === 0 ? "" : `<table><tbody>${rows.join("")}</tbody></table>`,
    requestBody === undefined ? "" : `<h4>Body</h4>${body(object(requestBody)["content"])}`,
    `<h4>Answers</h4>${answers.join("")}`,
    "</section>"
  ].join("")
}

const style = `
:root { color-scheme: light dark; --line: #8884; --accent: #3182f6 }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere }
nav { columns: 16rem; font-size: 14px } nav p { break-inside: avoid; margin: 0 0 .5rem }
a { color: var(--accent) } h2 { margin-top: 3rem } section { border-top: 1px solid var(--line); padding: .5rem 0 }
.method { color: var(--accent) } table { border-collapse: collapse; width: 100% } td { border-bottom: 1px solid var(--line); padding: .2rem .4rem; vertical-align: top }
pre { background: #8882; border-radius: 6px; overflow-x: auto; padding: .6rem } summary { cursor: pointer }
`

const methods = ["get", "post", "put", "patch", "delete"]

const chapter = (document: Json, server: string, anchors: Array<string>): string => {
  const groups = new Map<string, Array<string>>()
  const links = new Map<string, Array<string>>()
  for (const [path, item] of Object.entries(object(document["paths"]))) {
    for (const method of methods) {
      const described = object(item)[method]
      if (described === undefined) continue
      const { operationId, tags } = object(described)
      const tag = String(Array.isArray(tags) ? tags[0] : "other")
      groups.set(tag, [...(groups.get(tag) ?? []), operation(server, path, method, object(described))])
      links.set(tag, [
        ...(links.get(tag) ?? []),
        `<a href="#${escape(operationId)}">${escape(String(operationId).slice(tag.length + 1) || operationId)}</a>`
      ])
    }
  }
  for (const [tag, of] of links) anchors.push(`<p><b>${escape(tag)}</b> ${of.join(", ")}</p>`)
  return [...groups].map(([tag, of]) => `<h2>${escape(tag)}</h2>${of.join("")}`).join("")
}

/** The page of these documents, one after the other. */
export const render = (server: string, documents: ReadonlyArray<Json>): string => {
  const anchors: Array<string> = []
  const chapters = documents.map((document) => {
    const { description = "", title } = object(document["info"])
    anchors.push(`<p><b>${escape(title)}</b></p>`)
    return `<h1>${escape(title)}</h1><p>${escape(description)}</p>${chapter(document, server, anchors)}`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>TossPayments emulator: reference</title><style>${style}</style></head><body><nav>${anchors.join("")}</nav><main>${chapters.join("")}</main></body></html>`
}
