import { request } from "node:http"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEmulator } from "../src/createEmulator.js"

let emulator: Awaited<ReturnType<typeof createEmulator>>
beforeAll(async () => {
  emulator = await createEmulator()
})
afterAll(() => emulator.close())

/** With any Host, which `fetch` does not allow. */
const get = (path: string, host: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(emulator.url)
    request({ hostname, port, path, headers: { host } }, (response) => {
      let body = ""
      response.setEncoding("utf8")
      response.on("data", (chunk) => (body += chunk))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on("error", reject)
      .end()
  })

describe("scripts for the pages of shops", () => {
  it("can be loaded from any origin and are never kept", async () => {
    const response = await fetch(`${emulator.url}/v2/standard`)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/javascript;charset=UTF-8",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "cache-control": "no-store"
    })
  })

  it("know the address they were asked for at", async () => {
    expect((await get("/v2/standard", "toss.test:8080")).body).toContain('"http://toss.test:8080"')
    expect((await get("/v2/standard", "[::1]:8080")).body).toContain('"http://[::1]:8080"')
  })

  it.each(['a";alert(1)//', "a'b", "user@evil.test", "a/b", "a\\b", "a:port"])(
    "do not repeat the host %j, which could say anything",
    async (host) => {
      const { body, status } = await get("/v2/standard", host)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(body).not.toContain("TossPayments")
    }
  )

  it("do not take the place of the API", async () => {
    const answer = await fetch(`${emulator.url}/v1/payments/none`)
    expect(await answer.json()).toMatchObject({ code: "UNAUTHORIZED_KEY" })
    expect((await fetch(`${emulator.url}/v2/standard`, { method: "POST" })).status).toBe(404)
    expect((await fetch(`${emulator.url}/constructor`)).status).toBe(404)
  })
})

describe("pages of the emulator", () => {
  it("run only what the emulator serves, and may be shown in a shop's page", async () => {
    const response = await fetch(`${emulator.url}/_emulator/window`)
    expect(response.headers.get("content-type")).toBe("text/html;charset=UTF-8")
    const policy = response.headers.get("content-security-policy") ?? ""
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain("unsafe")
    expect(policy).toContain("frame-ancestors *")
  })

  it("have a dashboard that nobody may show in a frame, and that says nothing by itself", async () => {
    for (const path of ["/_emulator", "/_emulator/"]) {
      const response = await fetch(emulator.url + path)
      expect(response.headers.get("content-type")).toBe("text/html;charset=UTF-8")
      const policy = response.headers.get("content-security-policy") ?? ""
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain("unsafe")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|<style|style=|\son\w+=/)
    }
  })

  it("come with everything that they refer to", async () => {
    const html = await (await fetch(`${emulator.url}/_emulator/window`)).text()
    const references = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path)
    expect(references.length).toBe(2)
    for (const path of references) expect((await fetch(`${emulator.url}${path}`)).status).toBe(200)
  })
})
