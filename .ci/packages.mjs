/**
 * Looks at the packages as users get them: packs each, examines the tarballs, installs them into fresh projects
 * outside of the workspace, and lets compilers, runtimes, frameworks and test runners use them.
 *
 *   node .ci/packages.mjs [alone] [typescript] [runtimes] [dom] [next]      only these, after packing
 */
import { checkAlone } from "./packages/alone.mjs"
import { checkDom } from "./packages/dom.mjs"
import { checkNext } from "./packages/next.mjs"
import { finish } from "./packages/report.mjs"
import { checkRuntimes } from "./packages/runtimes.mjs"
import { checkTarballs } from "./packages/tarballs.mjs"
import { checkTypeScript } from "./packages/typescript.mjs"

const kinds = {
  alone: checkAlone,
  typescript: checkTypeScript,
  runtimes: checkRuntimes,
  dom: checkDom,
  next: checkNext
}
const chosen = process.argv.slice(2)

await checkTarballs()
for (const [name, checkKind] of Object.entries(kinds)) {
  if (chosen.length === 0 || chosen.includes(name)) await checkKind()
}
finish()
