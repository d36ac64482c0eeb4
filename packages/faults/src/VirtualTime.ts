/**
 * Time and order of events under control: a clock that jumps to the next alarm when nothing can run, and a
 * scheduler that picks what runs next by a seeded draw. A run of days takes milliseconds, and another seed is
 * another interleaving of the same commands.
 *
 * Not `TestClock`: that one finds out by real waiting (5 ms and more for each step) whether all fibers are at
 * rest, which is too slow for ten thousand runs. This one knows, because every fiber is on its scheduler.
 */
import { createCipheriv, createDecipheriv, createHash } from "node:crypto"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberRef from "effect/FiberRef"
import type { Scheduler } from "effect/Scheduler"

/** Who a task belongs to. A dead owner's tasks never run: this is what SIGKILL does. */
export interface Owner {
  readonly isAlive: () => boolean
  /** Called before each of its tasks. */
  readonly before?: (() => void) | undefined
}

interface Task {
  readonly owner: Owner
  readonly run: () => void
}

interface Alarm {
  readonly at: number
  readonly ring: () => void
}

/** A small seeded generator (mulberry32): the next number in [0, 1). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Lets promises settle. Several rounds: a stream hands its chunks over in more than one. */
const breathe = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await new Promise<void>((resolve) => setImmediate(resolve))
}

const { subtle } = crypto
const importKey = subtle.importKey.bind(subtle)

const bytesOf = (source: BufferSource): Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)

const bufferOf = (...parts: ReadonlyArray<Uint8Array>): ArrayBuffer =>
  new Uint8Array(Buffer.concat(parts)).buffer

/** Keys of the cipher as they were imported. */
const cipherKeys = new WeakMap<object, Uint8Array>()

/** AES-256-GCM, whose tag comes last. */
const cipher = {
  seal: ({ additionalData, iv }: AesGcmParams, key: object, data: BufferSource): ArrayBuffer => {
    const sealing = createCipheriv("aes-256-gcm", cipherKeys.get(key) ?? "", bytesOf(iv))
    if (additionalData !== undefined) sealing.setAAD(bytesOf(additionalData))
    return bufferOf(sealing.update(bytesOf(data)), sealing.final(), sealing.getAuthTag())
  },
  open: ({ additionalData, iv }: AesGcmParams, key: object, data: BufferSource): ArrayBuffer => {
    const sealed = bytesOf(data)
    const opening = createDecipheriv("aes-256-gcm", cipherKeys.get(key) ?? "", bytesOf(iv))
    if (additionalData !== undefined) opening.setAAD(bytesOf(additionalData))
    opening.setAuthTag(sealed.subarray(-16))
    return bufferOf(opening.update(sealed.subarray(0, -16)), opening.final())
  }
}

/**
 * Hashes and encrypts on this thread from now on. Web Crypto uses another one, and how long that takes nobody knows: time
 * would go on without it, and the same seed would be another run.
 */
export const cryptoOnThisThread = (): void => {
  const importing = async (
    format: "raw",
    data: BufferSource,
    algorithm: unknown,
    ...rest: [boolean, never]
  ) => {
    if (algorithm !== "AES-GCM") return importKey(format, data, algorithm as "HKDF", ...rest)
    const key = {}
    cipherKeys.set(key, bytesOf(data))
    return key
  }
  subtle.importKey = importing as never
  subtle.encrypt = async (params, key, data) => cipher.seal(params as AesGcmParams, key, data)
  subtle.decrypt = async (params, key, data) => cipher.open(params as AesGcmParams, key, data)
  crypto.subtle.digest = async (_algorithm, data) => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)
    return new Uint8Array(createHash("sha256").update(bytes).digest()).buffer
  }
}

export interface VirtualTime {
  readonly clock: Clock.Clock
  readonly now: () => number
  /** A scheduler whose tasks belong to `owner`. */
  readonly schedulerFor: (owner: Owner) => Scheduler
  /** Runs what can run without time passing. */
  readonly settle: () => Promise<void>
  /** Lets time pass, ringing all alarms on the way in their order. */
  readonly advance: (millis: number) => Promise<void>
}

export const make = (startsAt: number, draw: () => number): VirtualTime => {
  let now = startsAt
  const ready: Array<Task> = []
  let alarms: Array<Alarm> = []

  const schedulerFor = (owner: Owner): Scheduler => ({
    shouldYield: (fiber) =>
      fiber.currentOpCount > fiber.getFiberRef(FiberRef.currentMaxOpsBeforeYield)
        ? fiber.getFiberRef(FiberRef.currentSchedulingPriority)
        : false,
    scheduleTask: (run) => {
      if (owner.isAlive()) ready.push({ owner, run })
    }
  })

  const settle = async (): Promise<void> => {
    for (;;) {
      while (ready.length > 0) {
        const at = Math.floor(draw() * ready.length)
        const task = ready[at] as Task
        const last = ready.pop() as Task
        if (task !== last) ready[at] = last
        if (task.owner.isAlive()) {
          task.owner.before?.()
          task.run()
        }
      }
      await breathe()
      if (ready.length === 0) return
    }
  }

  const advance = async (millis: number): Promise<void> => {
    const until = now + millis
    await settle()
    for (;;) {
      let next: Alarm | undefined
      for (const alarm of alarms) if (next === undefined || alarm.at < next.at) next = alarm
      if (next === undefined || next.at > until) break
      const due = next
      alarms = alarms.filter((alarm) => alarm !== due)
      now = Math.max(now, due.at)
      due.ring()
      await settle()
    }
    now = until
  }

  const clock: Clock.Clock = {
    [Clock.ClockTypeId]: Clock.ClockTypeId,
    unsafeCurrentTimeMillis: () => now,
    unsafeCurrentTimeNanos: () => BigInt(now) * 1_000_000n,
    currentTimeMillis: Effect.sync(() => now),
    currentTimeNanos: Effect.sync(() => BigInt(now) * 1_000_000n),
    sleep: (duration) =>
      Effect.async<void>((resume) => {
        const alarm: Alarm = {
          at: Math.ceil(now + Math.max(0, Duration.toMillis(duration))),
          ring: () => resume(Effect.void)
        }
        alarms.push(alarm)
        return Effect.sync(() => {
          alarms = alarms.filter((other) => other !== alarm)
        })
      })
  }

  return { clock, now: () => now, schedulerFor, settle, advance }
}
