import process from "node:process"
import { checkout } from "./checkout.mjs"

await checkout(process.argv[2], JSON.parse(process.argv[3]))
