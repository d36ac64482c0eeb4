import type { TestProject } from "vitest/node"
import { type Address, start } from "./postgres.js"

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: Address
  }
}

/** One cluster for the run. */
export const setup = async (project: TestProject) => {
  const { address, stop } = await start()
  project.provide("postgres", address)
  return stop
}
