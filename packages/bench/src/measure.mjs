/** What all benchmarks share: blocks of calls, rounds in turns, medians with their spread. */
import { performance } from "node:perf_hooks"

/** Runs `work` and tells the time that passed and the CPU time that this process spent, both in microseconds. */
export const timed = async (work) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const wall = (performance.now() - start) * 1000
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: user + system }
}

/** Repeats `task` for some milliseconds or calls, in `concurrency` loops, and tells what one call of it took. */
export const block = async (task, { milliseconds, atMost = Number.POSITIVE_INFINITY, concurrency = 1 }) => {
  let calls = 0
  const end = performance.now() + milliseconds
  const loop = async () => {
    do {
      const result = task()
      if (result instanceof Promise) await result
      calls += 1
    } while (performance.now() < end && calls < atMost)
  }
  const { wall, cpu } = await timed(() => Promise.all(Array.from({ length: concurrency }, loop)))
  return { wall: wall / calls, cpu: cpu / calls }
}

/**
 * Measures each contender once a round, another one first each time, so that whatever slows the machine down hits all of
 * them. The answer has one list for each contender, one sample for each round.
 */
export const inTurns = async (contenders, rounds, measure) => {
  const samples = contenders.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const index = (round + turn) % contenders.length
      samples[index].push(await measure(contenders[index]))
    }
  }
  return samples
}

/** A block to be thrown away: the engine optimises what has run a few thousand times. */
export const warmUp = { milliseconds: 5000, atMost: 5000 }

/** Median, smallest and largest. */
export const spread = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  return { median, low: sorted[0], high: sorted.at(-1) }
}

/** One quantity of a contender, as a ratio to the base of the same round. */
export const ratios = (samples, base, quantity) =>
  spread(samples.map((sample, round) => sample[quantity] / base[round][quantity]))

/** Ratios to the base and absolute figures (microseconds) of wall and CPU time, for each contender. */
export const compare = (names, samples, baseName) => {
  const base = samples[names.indexOf(baseName)]
  return names.map((name, index) => ({
    name,
    cpuRatio: ratios(samples[index], base, "cpu"),
    wallRatio: ratios(samples[index], base, "wall"),
    cpu: spread(samples[index].map(({ cpu }) => cpu)),
    wall: spread(samples[index].map(({ wall }) => wall))
  }))
}
