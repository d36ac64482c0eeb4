import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import type { Options } from "tsup"

type Plugin = NonNullable<Options["esbuildPlugins"]>[number]

const packageOf = (file: string): string | undefined =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]

const licenseOf = (directory: string): [title: string, text: string] => {
  const { name, version, license } = JSON.parse(readFileSync(`${directory}/package.json`, "utf8"))
  const texts = readdirSync(directory)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .map((file) => readFileSync(`${directory}/${file}`, "utf8").trim())
  if (texts.length === 0) throw new Error(`${name} is bundled, and comes without the text of its licence`)
  return [`${name} ${version} (${license})`, texts.join("\n\n")]
}

/**
 * Writes the licences of all packages whose code esbuild has put into the bundles. Give one plugin to all builds of
 * a package: the file covers them together.
 */
export const thirdPartyLicenses = (file: string): Plugin => {
  const licenses = new Map<string, string>()
  return {
    name: "third-party-licenses",
    setup: (build) =>
      build.onEnd(({ metafile }) => {
        const bundled = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) =>
          Object.entries(inputs).flatMap(([input, { bytesInOutput }]) =>
            bytesInOutput > 0 ? (packageOf(input) ?? []) : []
          )
        )
        for (const directory of new Set(bundled)) licenses.set(...licenseOf(directory))
        const sections = [...licenses].sort().map(([title, text]) => `${title}\n\n${text}\n`)
        writeFileSync(
          file,
          ["This package contains code of the following packages.\n", ...sections].join(
            `\n${"-".repeat(80)}\n\n`
          )
        )
      })
  }
}
