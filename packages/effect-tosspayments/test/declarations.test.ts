/** What the published declarations name. Reads `dist`: build first (`pnpm --filter effect-tosspayments run build`). */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const dist = fileURLToPath(new URL("../dist/esm/", import.meta.url))

if (!existsSync(join(dist, "index.d.ts"))) {
  throw new Error("Not built. Run: pnpm --filter effect-tosspayments run build")
}

const modules = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".d.ts") && !/(^|[\\/])internal[\\/]/.test(file))

/** Without comments. */
const codeOf = (file: string): string =>
  readFileSync(join(dist, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")

describe("public types", () => {
  // Other than in the next version of Effect.
  it.each(["Either", "Chunk", "FiberRef", "PCGRandom"])("do not name %s", (name) => {
    expect(modules.length).toBeGreaterThan(30)
    expect(modules.filter((file) => new RegExp(`\\b${name}\\b`).test(codeOf(file)))).toEqual([])
  })

  it("take a length of time by one name", () => {
    expect(modules.filter((file) => codeOf(file).includes("Duration.DurationInput"))).toEqual([
      "TossConfig.d.ts"
    ])
  })
})
