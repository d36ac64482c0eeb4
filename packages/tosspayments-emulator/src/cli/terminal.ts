import { stripVTControlCharacters } from "node:util"
import * as Effect from "effect/Effect"

/** On a terminal that shows colours and whose user wants them (NO_COLOR): Node knows. */
const hasColors = (): boolean => process.stdout.isTTY === true && process.stdout.hasColors()

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const

export const paint = (color: keyof typeof codes, text: string): string =>
  hasColors() ? `\u001b[${codes[color]}m${text}\u001b[0m` : text

export const print = (text: string): Effect.Effect<void> =>
  Effect.sync(() => {
    process.stdout.write(`${hasColors() ? text : stripVTControlCharacters(text)}\n`)
  })

/** Says what went wrong, and that it did. */
export const complain = (text: string): Effect.Effect<void> =>
  Effect.sync(() => {
    process.stderr.write(`${hasColors() ? text : stripVTControlCharacters(text)}\n`)
    process.exitCode = 1
  })
