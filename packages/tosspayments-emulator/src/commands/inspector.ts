import * as Effect from "effect/Effect"
import type { Commands, Effects } from "../Commands.js"
import { NotFound } from "../EmulatorError.js"
import type { Running } from "./Running.js"

export const make =
  ({ context }: Running): Effects<Commands>["inspect"] =>
  (traceId) =>
    Effect.suspend(() => {
      const { exchanges, requests } = context()
      const request = requests.get(traceId)
      return request === undefined
        ? Effect.fail(new NotFound({ what: "request", key: traceId }))
        : Effect.succeed({ ...request, ...(exchanges.show(traceId) ?? { sent: null, answered: null }) })
    })
