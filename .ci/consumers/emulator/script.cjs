const { createEmulator } = require("tosspayments-emulator")

const run = async () => {
  const { steps } = await import("./pay.mjs")
  for (const step of process.argv.slice(2)) await steps[step](createEmulator)
}

run().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
