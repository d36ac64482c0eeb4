import { onTestFinished } from "vitest"
import type { ClientOptions } from "../../src/index.js"
import { Client } from "../../src/index.js"
import * as Server from "./Server.js"

export const secretKey = "test_sk_D5GePWvyJnrK0W0k6q8gLzN97Eoq"

/** A server with a script and a client that talks to it; both end with the test. */
export const connect = async (steps: ReadonlyArray<Server.Step>, options: Partial<ClientOptions> = {}) => {
  const server = await Server.start(...steps)
  const client = new Client({ secretKey, baseUrl: server.url, maxRetries: 0, ...options })
  onTestFinished(async () => {
    await server.close()
    await client.close()
  })
  return { client, server }
}

/** What a promise rejects with. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error("expected a rejection")
}
