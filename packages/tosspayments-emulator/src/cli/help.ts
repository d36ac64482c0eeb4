import { stripVTControlCharacters } from "node:util"

/** What the library adds to the description of every option, and nobody needs to be told. */
const filler = new Set([
  "A user-defined piece of text.",
  "A true or false value.",
  "This setting is optional.",
  "This option may be repeated zero or more times.",
  "This argument is optional.",
  "This argument may be repeated zero or more times."
])

/** Its help in fewer lines: each option with what it does below it. */
export const concise = (help: string): string =>
  stripVTControlCharacters(help)
    .split("\n\n")
    .filter((paragraph) => !filler.has(paragraph.trim()))
    .join("\n\n")
    .replace(/^((?:--|<)\S.*)\n\n( +\S)/gm, "  $1\n    $2")
    .trimEnd()

/** The library takes an option that it does not know for a command. */
export const explained = (mistake: string): string =>
  stripVTControlCharacters(mistake)
    .trim()
    .replace(
      /^Invalid subcommand for \S+ - use (.*)$/s,
      "There is no such command or option. The commands are $1; tosspayments-emulator --help lists everything."
    )
