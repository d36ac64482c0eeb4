import * as Data from "effect/Data"

/** What the command line asks for cannot be done. */
export class UsageError extends Data.TaggedError("UsageError")<{ readonly message: string }> {}
