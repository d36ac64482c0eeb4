import { createEmulator } from "tosspayments-emulator"
import { steps } from "./pay.mjs"

for (const step of process.argv.slice(2)) await steps[step](createEmulator)
