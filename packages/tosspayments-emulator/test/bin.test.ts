import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { commandLine, root } from "./commandLine.js"

const cli = commandLine()

interface Running {
  readonly process: ChildProcess
  readonly output: () => string
  readonly exited: Promise<number | null>
}

const children: Array<ChildProcess> = []

const start = (...args: ReadonlyArray<string>): Running => {
  const child = spawn(process.execPath, [cli(), ...args], { cwd: root })
  children.push(child)
  let text = ""
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8")
  })
  child.stderr.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8")
  })
  return {
    process: child,
    output: () => text,
    exited: new Promise((resolve) => child.on("exit", (code) => resolve(code)))
  }
}

const urlOf = async (running: Running): Promise<string> => {
  for (;;) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(running.output())
    if (found !== null) return found[0]
    await Promise.race([
      new Promise((resolve) => running.process.stdout?.once("data", resolve)),
      running.exited.then((code) => {
        throw new Error(`exited with ${code}: ${running.output()}`)
      })
    ])
  }
}

afterEach(() => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null) child.kill("SIGKILL")
  }
})

describe("the command line", { timeout: 120_000 }, () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`serves until ${signal}, then stops with a request still hanging`, async () => {
      const running = start("--port", "0")
      const url = await urlOf(running)
      expect(running.output()).toContain(`TOSS_API_BASE=${url}`)
      expect(await (await fetch(`${url}/_emulator/health`)).json()).toEqual({ status: "ok" })
      await fetch(`${url}/_emulator/faults`, {
        method: "POST",
        body: JSON.stringify({ fault: { _tag: "Hang", when: "Before" } })
      })
      const hanging = fetch(`${url}/v1/payments/x`).then(
        () => "answered",
        () => "cut"
      )
      await expect
        .poll(async () => (await (await fetch(`${url}/_emulator/requests`)).json())[0]?.outcome, {
          timeout: 30_000
        })
        .toBe("Hung")
      running.process.kill(signal)
      expect(await running.exited).toBe(0)
      expect(running.output()).toMatch(/Stopped\.\n$/)
      expect(await hanging).toBe("cut")
      await expect(fetch(`${url}/_emulator/health`)).rejects.toThrow()
    })
  }

  it("goes on when a client asks for another protocol and resets the connection", async () => {
    const running = start("--port", "0")
    const url = await urlOf(running)
    for (const protocol of ["websocket", "h2c"]) {
      const socket = connect(Number(new URL(url).port), "127.0.0.1")
      // Whether the server has answered by then or not: it must survive the reset.
      socket.write(
        `POST /v1/payments/confirm HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nContent-Length: 9\r\n\r\n`
      )
      socket.on("error", () => {})
      await expect.poll(() => socket.bytesWritten, { timeout: 30_000 }).toBeGreaterThan(0)
      await (await fetch(`${url}/_emulator/health`)).text()
      socket.resetAndDestroy()
      await once(socket, "close")
      for (let round = 0; round < 3; round++) {
        expect((await fetch(`${url}/_emulator/health`)).status).toBe(200)
      }
    }
    expect(running.process.exitCode).toBe(null)
  })

  it("forgets, takes old confirmations and answers to names as it is told", async () => {
    const url = await urlOf(
      start("--port", "0", "--limit", "requests=1", "--legacy-confirm", "--webhook-success", "2xx")
    )
    const post = async (path: string, body: unknown) => {
      const headers = { authorization: `Basic ${Buffer.from("test_sk_x:").toString("base64")}` }
      return (await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) })).json()
    }
    const order = { orderId: "ORD-0001", amount: 33000 }
    const { paymentKey } = await post("/_emulator/payments", order)
    await post("/v1/payments/confirm", {})
    expect((await post(`/v1/payments/${paymentKey}`, order)).status).toBe("DONE")
    expect(await (await fetch(`${url}/_emulator/requests`)).json()).toHaveLength(1)
    const wrong = [
      start("--limit", "payment=5"),
      start("--limit", "requests=0"),
      start("--webhook-success", "all")
    ]
    expect(await Promise.all(wrong.map(({ exited }) => exited))).toEqual([1, 1, 1])
    expect(wrong.map(({ output }) => output().split(" ")[0])).toEqual([
      "--limit",
      "--limit",
      "--webhook-success"
    ])
  })

  it("pays sellers out of what it is told, with the key it is told", async () => {
    const url = await urlOf(
      start(
        "--port",
        "0",
        "--security-key",
        "ab".repeat(32),
        "--payout-balance",
        "5000",
        "--limit",
        "sellers=3"
      )
    )
    const headers = { authorization: `Basic ${Buffer.from("test_sk_x:").toString("base64")}` }
    const { entityBody } = (await (await fetch(`${url}/v2/balances`, { headers })).json()) as {
      entityBody: { availableAmount: { value: number } }
    }
    expect(entityBody.availableAmount.value).toBe(5000)
    const wrong = [start("--security-key", "abc"), start("--payout-balance", "-1")]
    expect(await Promise.all(wrong.map(({ exited }) => exited))).toEqual([1, 1])
  })

  it("moves the clock of a running emulator from another command", async () => {
    const url = await urlOf(start("--port", "0", "--clock", "frozen"))
    const read = async () =>
      (await (await fetch(`${url}/_emulator/clock`)).json()) as { now: string; mode: string }
    const before = await read()
    expect(before.mode).toBe("frozen")
    const commands = [["10m"], ["3", "days"]]
    for (const words of commands) {
      const running = start("advance", ...words, "--url", url)
      expect([words, await running.exited]).toEqual([words, 0])
      expect(running.output()).toBe(`It is ${(await read()).now} now, and the clock stands still.\n`)
    }
    const minutes = (Date.parse((await read()).now) - Date.parse(before.now)) / 60_000
    expect(minutes).toBe(10 + 3 * 24 * 60)
    const wrong = [
      start("advance", "soon", "--url", url),
      start("advance", "--url", url),
      start("advance", "1h", "--url", "http://127.0.0.1:1"),
      start("retreat", "1h"),
      start("--clock", "broken")
    ]
    expect(await Promise.all(wrong.map(({ exited }) => exited))).toEqual([1, 1, 1, 1, 1])
    expect(wrong.map(({ output }) => output().split(" The commands are")[0]?.trim())).toEqual([
      'advance takes a duration such as 10m, 2h, "3 days" or milliseconds, not "soon".',
      'advance takes a duration such as 10m, 2h, "3 days" or milliseconds, not "".',
      "No emulator answers at http://127.0.0.1:1.",
      "There is no such command or option.",
      "--clock is real or frozen."
    ])
  })

  it("says what to do with it: keys of all kinds, what points a front end and a server at it, a line for curl", async () => {
    const running = start("--port", "0", "--webhook-url", "http://127.0.0.1:1/hook?token=hidden")
    const url = await urlOf(running)
    await expect.poll(running.output).toContain("Ctrl+C")
    for (const text of [
      "test_ck_emulator   test_sk_emulator",
      "test_gck_emulator  test_gsk_emulator",
      "e0".repeat(32),
      `loadTossPayments("test_ck_emulator", { src: "${url}/v2/standard" })`,
      `new Client({ secretKey: "test_sk_emulator", baseUrl: "${url}" })`,
      `Dashboard     ${url}/_emulator`,
      "http://127.0.0.1:1/hook\n"
    ]) {
      expect(running.output()).toContain(text)
    }
    const [, , body = ""] = /curl (\S+) -d '(.*)'/.exec(running.output()) ?? []
    expect((await fetch(`${url}/_emulator/payments`, { method: "POST", body })).status).toBe(200)
  })

  it("writes a line for each request and each webhook, without colours and without a secret", async () => {
    const shop = createServer((_, response) => response.writeHead(204).end()).listen(0, "127.0.0.1")
    await once(shop, "listening")
    const { port } = shop.address() as AddressInfo
    const running = start("--port", "0", "--webhook-url", `http://127.0.0.1:${port}/hook?token=hidden`)
    const url = await urlOf(running)
    const key = "test_sk_hidden"
    const call = async (method: string, path: string, body: unknown) =>
      (
        await fetch(url + path, {
          method,
          headers: { authorization: `Basic ${btoa(`${key}:`)}` },
          ...(method === "GET" ? {} : { body: JSON.stringify(body) })
        })
      ).json()
    const order = { orderId: "ORD-0001", amount: 33000 }
    const { paymentKey } = await call("POST", "/_emulator/payments", order)
    await call("POST", "/v1/payments/confirm", { paymentKey, ...order })
    await call("GET", "/v1/payments/nothing?note=hidden", {})
    await call("POST", "/v1/billing/hidden_billing_key", {})
    await call("POST", "/_emulator/faults", { fault: { _tag: "Drop", when: "Before" } })
    await call("GET", "/v1/payments/dropped", {}).catch(() => {})
    const lines = () =>
      running
        .output()
        .split("\n")
        .filter((line) => /^\d\d:\d\d:\d\d /.test(line))
        .map((line) => line.slice(9).replace(/ \d+ ms$/, ""))
        .sort()
    await expect
      .poll(lines)
      .toEqual(
        [
          "← POST /v1/payments/confirm 200",
          `→ PAYMENT_STATUS_CHANGED 127.0.0.1:${port}/hook 204`,
          "← GET /v1/payments/nothing 404 NOT_FOUND_PAYMENT",
          "← POST /v1/billing/… 400 INVALID_REQUEST",
          "← GET /v1/payments/dropped connection dropped"
        ].sort()
      )
    expect(running.output()).not.toContain("hidden")
    expect(running.output()).not.toContain("\u001b")
    shop.close()
  })

  it("sends every webhook to each URL, and refuses more than the rate limit lets through", async () => {
    const url = await urlOf(
      start(
        ...["--port", "0", "--rate-limit", "2", "--webhook-url", "http://127.0.0.1:1/a"],
        ...["--webhook-url", "http://127.0.0.1:1/b"]
      )
    )
    const headers = { authorization: `Basic ${btoa("test_sk_x:")}` }
    const statuses = [1, 2, 3].map(async () => (await fetch(`${url}/v1/payments/x`, { headers })).status)
    expect((await Promise.all(statuses)).sort()).toEqual([404, 404, 429])
    const authorize = { orderId: "ORD-0001", amount: 33000 }
    const { paymentKey } = await (
      await fetch(`${url}/_emulator/payments`, { method: "POST", body: JSON.stringify(authorize) })
    ).json()
    const confirm = { method: "POST", headers, body: JSON.stringify({ paymentKey, ...authorize }) }
    await fetch(`${url}/v1/payments/confirm`, confirm)
    const deliveries = await (await fetch(`${url}/_emulator/webhooks`)).json()
    expect(deliveries.map((delivery: { url: string }) => delivery.url)).toEqual([
      "http://127.0.0.1:1/a",
      "http://127.0.0.1:1/b"
    ])
  })

  it("begins with what a file says, and says what is wrong with another", async () => {
    const folder = mkdtempSync(join(tmpdir(), "seed-"))
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const seed = { payments: [{ orderId: "ORD-000001", amount: 33000 }] }
    const url = await urlOf(start("--port", "0", "--seed", file("seed.json", JSON.stringify(seed))))
    const payments = await (await fetch(`${url}/_emulator/payments`)).json()
    expect(payments).toMatchObject([{ orderId: "ORD-000001", status: "DONE" }])
    const wrong = [
      start("--seed", join(folder, "missing.json")),
      start("--seed", file("broken.json", "{")),
      start("--port", "0", "--seed", file("typo.json", '{"payment":[]}'))
    ]
    expect(await Promise.all(wrong.map(({ exited }) => exited))).toEqual([1, 1, 1])
    expect(wrong[0]?.output()).toBe(`--seed: ${join(folder, "missing.json")} cannot be read.\n`)
    expect(wrong[1]?.output()).toContain("broken.json is not JSON: ")
    expect(wrong[2]?.output()).toContain("payment")
    rmSync(folder, { recursive: true })
  })

  it("tells its version and its options", async () => {
    const [version, help] = [start("--version"), start("--help")]
    expect(await Promise.all([version.exited, help.exited])).toEqual([0, 0])
    expect(version.output()).toBe("from source\n")
    expect(help.output()).toContain(
      "  --port number\n      Port to listen on; 0 takes any free one. Default: 8080."
    )
    expect(help.output()).not.toContain("A user-defined piece of text")
  })

  it("says that the port is in use and fails", async () => {
    const url = await urlOf(start("--port", "0"))
    const second = start("--port", new URL(url).port)
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain("The port is in use")
    expect(second.output()).not.toContain("at ")
  })

  it("refuses live keys and bad options with a message", async () => {
    const live = start("--merchant", "live_sk_verysecret=shop")
    const port = start("--port", "99999")
    const unknown = start("--prot", "1")
    expect(await Promise.all([live.exited, port.exited, unknown.exited])).toEqual([1, 1, 1])
    expect(live.output()).toContain("never accepts a live key")
    expect(live.output()).not.toContain("verysecret")
    expect(port.output()).toContain("--port takes a number")
    expect(unknown.output()).toContain("tosspayments-emulator --help lists everything")
  })

  it("accepts the configured merchant only", async () => {
    const url = await urlOf(start("--port", "0", "--merchant", "test_sk_shop=shop01"))
    const status = async (key: string): Promise<number> => {
      const authorization = `Basic ${Buffer.from(`${key}:`).toString("base64")}`
      return (await fetch(`${url}/v1/payments/x`, { headers: { authorization } })).status
    }
    expect([await status("test_sk_shop"), await status("test_sk_other")]).toEqual([404, 401])
  })
})
