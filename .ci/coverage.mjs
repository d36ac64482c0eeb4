/**
 * The table of all documented endpoints: where they are in both packages and in the emulator, and whether the contract test
 * has a row. Reads what is built and declared, nothing that somebody wrote down.
 *
 *   node .ci/coverage.mjs            fails when docs/coverage.md is stale, or an endpoint is missing somewhere
 *   node .ci/coverage.mjs --write    writes docs/coverage.md and docs/coverage.ko.md
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { tsImport } from "tsx/esm/api"

const packages = new URL("../packages/", import.meta.url)
const at = (path) => new URL(path, packages)
const built = (path) => import(at(path).href)

const documented = JSON.parse(readFileSync(at("effect-tosspayments/test/fixtures/endpoints.json"), "utf8"))
const sdk = await built("effect-tosspayments/dist/esm/index.js")
const { Client } = await built("tosspayments-server-sdk/dist/index.js")
const { operations } = await built("tosspayments-emulator/dist/esm/operations/index.js")
const { rows } = await tsImport(
  fileURLToPath(at("effect-tosspayments/test/contract/rows.ts")),
  import.meta.url
)

const client = new Client({ secretKey: "test_sk_example" })
const emulated = new Set(operations.map(({ endpoint }) => endpoint.id))
const tested = new Set(rows.map(({ id }) => id))

/** The page that the documentation of an operation names; the last one, if it names several. */
const sourceOf = (module, operation) => {
  const text = readFileSync(at(`effect-tosspayments/src/${module}.ts`), "utf8")
  const end = text.search(new RegExp(`^  readonly ${operation}: \\(`, "m"))
  const comment = end === -1 ? "" : text.slice(text.lastIndexOf("/**", end), end)
  return [...comment.matchAll(/@see (\S+)/g)].at(-1)?.[1] ?? null
}

/** What there is of each endpoint, by method and path as documented. */
const declared = new Map(
  Object.entries(sdk).flatMap(([module, { endpoints = {} }]) =>
    Object.entries(endpoints).map(([operation, { id, method, path, version = "v1" }]) => {
      const [resource] = id.split(".")
      return [
        `${method} /${version}${path}`,
        {
          source: sourceOf(module, operation),
          effect: `${module}.${operation}`,
          promise: typeof client[resource]?.[operation] === "function" ? `${resource}.${operation}` : null,
          emulator: emulated.has(id),
          test: tested.has(id)
        }
      ]
    })
  )
)
await client.close()

const complaints = [
  ...[...declared.keys()]
    .filter((endpoint) => !documented.includes(endpoint))
    .map((endpoint) => `${endpoint} is not documented`),
  ...documented.flatMap((endpoint) => {
    const found = declared.get(endpoint)
    if (found === undefined) return [`${endpoint} is in no package`]
    return Object.entries(found)
      .filter(([, there]) => there === null || there === false)
      .map(([where]) => `${endpoint} is missing: ${where}`)
  })
]

const languages = {
  en: {
    file: "effect-tosspayments/docs/coverage.md",
    head: `# Coverage

Every documented endpoint of TossPayments: its operation in \`effect-tosspayments\` and in \`tosspayments-server-sdk\`, whether the
emulator answers it, and whether a contract test compares it with the documentation. Written by
\`node .ci/coverage.mjs --write\`. 한국어: [coverage.ko.md](coverage.ko.md)
`,
    columns: [
      "endpoint",
      "effect-tosspayments",
      "tosspayments-server-sdk",
      "emulator",
      "contract test",
      "documentation"
    ],
    yes: "yes",
    source: "page"
  },
  ko: {
    file: "effect-tosspayments/docs/coverage.ko.md",
    head: `# 지원하는 API

토스페이먼츠 문서에 있는 모든 엔드포인트와, \`effect-tosspayments\`와 \`tosspayments-server-sdk\`의 메서드, 에뮬레이터가 응답하는지,
문서의 예시와 비교하는 계약 테스트가 있는지를 정리한 표입니다. \`node .ci/coverage.mjs --write\`로 만듭니다.
English: [coverage.md](coverage.md)
`,
    columns: [
      "엔드포인트",
      "effect-tosspayments",
      "tosspayments-server-sdk",
      "에뮬레이터",
      "계약 테스트",
      "문서"
    ],
    yes: "예",
    source: "보기"
  }
}

const code = (name) => (name ? `\`${name}\`` : "**—**")

const line = (cells) => `| ${cells.join(" | ")} |`

const markdown = ({ columns, head, source: page, yes }) => {
  const lines = documented.map((endpoint) => {
    const { effect, emulator, promise, source, test } = declared.get(endpoint) ?? {}
    return line([
      code(endpoint),
      code(effect),
      code(promise),
      emulator ? yes : "**—**",
      test ? yes : "**—**",
      source ? `[${page}](${source})` : "**—**"
    ])
  })
  return [head, line(columns), line(columns.map(() => "---")), ...lines, ""].join("\n")
}

const isWriting = process.argv.includes("--write")
for (const language of Object.values(languages)) {
  const text = markdown(language)
  if (isWriting) writeFileSync(at(language.file), text)
  else if (text !== readFileSync(at(language.file), "utf8")) {
    complaints.push(`packages/${language.file} is stale: node .ci/coverage.mjs --write`)
  }
}

for (const complaint of complaints) console.error(complaint)
console.log(`${declared.size} of ${documented.length} documented endpoints are declared`)
if (complaints.length > 0 && !isWriting) process.exitCode = 1
