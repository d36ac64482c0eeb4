import { spawn, spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/** How to reach the cluster. */
export interface Address {
  readonly port: number
  readonly password: string
}

const isRoot = process.getuid?.() === 0

/** Where `initdb` and `postgres` are: Debian's folder for the newest version, else the PATH. */
const binaries = (): string | undefined => {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":")
  ].find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** PostgreSQL refuses to run as root. */
const unprivileged = (command: string, args: ReadonlyArray<string>) =>
  isRoot
    ? { command: "runuser", args: ["-u", "postgres", "--", command, ...args] }
    : { command, args: [...args] }

/**
 * Starts a cluster of its own, reachable on loopback only and with a password, and gives the effort up with an
 * error that says what is missing.
 */
export const start = async (): Promise<{ readonly address: Address; readonly stop: () => Promise<void> }> => {
  const bin = binaries()
  if (bin === undefined) {
    throw new Error(
      "PostgreSQL is not installed, so its tests cannot run. Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql. (`pnpm test` does not need it.)"
    )
  }
  const folder = mkdtempSync(join(tmpdir(), "toss-postgres-"))
  const data = join(folder, "data")
  const password = randomBytes(16).toString("hex")
  const passwordFile = join(folder, "password")
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (isRoot) {
    const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout)
    for (const path of [folder, passwordFile]) chownSync(path, id("-u"), id("-g"))
  }

  const init = unprivileged(join(bin, "initdb"), [
    ...["-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
    ...["-E", "UTF8", "--locale=C", "--no-sync"]
  ])
  const made = spawnSync(init.command, init.args, { encoding: "utf8", cwd: folder })
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
  }

  const port = await freePort()
  const serve = unprivileged(join(bin, "postgres"), [
    ...["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1"],
    ...["-c", "unix_socket_directories=", "-c", "max_connections=200"],
    ...["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
  ])
  const server = spawn(serve.command, serve.args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] })
  let log = ""
  server.stderr.on("data", (chunk) => {
    log += chunk
  })
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()))

  // The server's own process, not the runuser around it.
  const pidFile = join(data, "postmaster.pid")
  const shutDown = (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || !existsSync(pidFile)) return
    process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), signal)
  }
  const onExit = () => shutDown("SIGQUIT")
  process.once("exit", onExit)

  const stop = async () => {
    process.off("exit", onExit)
    shutDown("SIGINT")
    await ended
    rmSync(folder, { recursive: true, force: true })
  }

  for (let waited = 0; !log.includes("database system is ready to accept connections"); waited += 50) {
    if (server.exitCode !== null || waited > 30_000) {
      await stop()
      throw new Error(`PostgreSQL did not start:\n${log}`)
    }
    await sleep(50)
  }
  return { address: { port, password }, stop }
}
