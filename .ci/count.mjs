/**
 * Prints how many tests of a JSON report passed and failed, and adds what failed, with its reason, to a file.
 *
 *   node .ci/count.mjs <report of vitest or of packages.mjs> <file>
 */
import { appendFileSync, readFileSync } from "node:fs"

const [, , report, file] = process.argv
const longest = 4000

const suiteFailures = ({ assertionResults, message, name, status }) => {
  const tests = assertionResults.filter((test) => test.status === "failed")
  if (tests.length === 0 && status === "failed") return [`${name}: ${message}`]
  return tests.map(({ failureMessages, fullName }) => `${name} > ${fullName}: ${failureMessages.join("\n")}`)
}

const read = () => {
  try {
    return JSON.parse(readFileSync(report, "utf8"))
  } catch {
    return { passed: 0, failed: 1, failures: ["no report was written"] }
  }
}

const { failures, testResults, ...counts } = read()
const passed = counts.numPassedTests ?? counts.passed
const failed = testResults ? counts.numTotalTests - passed : counts.failed
for (const failure of failures ?? testResults.flatMap(suiteFailures)) {
  appendFileSync(file, `!!! ${failure.slice(0, longest)}\n`)
}
console.log(passed, failed)
