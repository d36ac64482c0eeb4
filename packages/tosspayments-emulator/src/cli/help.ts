import { stripVTControlCharacters } from "node:util"

/** What the library adds to the description of every option, and nobody needs to be told. */
const filler =
  /^ *(?:A user-defined piece of text\.|A true or false value\.|An integer\.|This (?:setting|option|argument) (?:is optional|may be repeated (?:zero|one|\d+) or more times|must be repeated .*)\.)\n\n/gm

/** Its help in fewer lines: each option with what it does below it. */
export const concise = (help: string): string =>
  stripVTControlCharacters(`${help}\n\n`)
    .replace(filler, "")
    .replace(/^((?:--|<)\S.*)\n\n( +\S)/gm, "  $1\n    $2")
    .replace(/^( {6}\S.*)\n\n(?=(?:--|<))/gm, "$1\n")
    .trimEnd()

/** The library takes an option that it does not know for a command. */
export const explained = (mistake: string): string =>
  stripVTControlCharacters(mistake)
    .trim()
    .replace(
      /^Invalid subcommand for \S+ - use (.*)$/s,
      "There is no such command or option. The commands are $1; tosspayments-emulator --help lists everything."
    )
