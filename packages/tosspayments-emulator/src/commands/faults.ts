import * as Effect from "effect/Effect"
import type { Effects, FaultCommands } from "../Commands.js"
import { InvalidInput } from "../EmulatorError.js"
import { operations } from "../operations/index.js"
import * as Injections from "../pipeline/injections.js"
import type { Running } from "./Running.js"

const endpointIds = operations.map(({ endpoint }) => endpoint.id)

export const make = ({ context }: Running): Effects<FaultCommands> => ({
  inject: (injection) =>
    Effect.suspend(() => {
      const { faults } = context()
      const problem = Injections.problem(injection, endpointIds)
      if (problem !== null) return Effect.fail(problem)
      return faults.isFull()
        ? Effect.fail(
            new InvalidInput({ field: "fault", message: "Too many faults are armed. Clear them first." })
          )
        : Effect.succeed(faults.inject(injection))
    }),
  clear: Effect.sync(() => context().faults.clear()),
  armed: Effect.sync(() => context().faults.armed()),
  fired: Effect.sync(() => context().faults.fired())
})
