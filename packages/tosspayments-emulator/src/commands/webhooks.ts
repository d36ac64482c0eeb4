import * as Effect from "effect/Effect"
import type { Effects, WebhookCommands } from "../Commands.js"
import { NotFound } from "../EmulatorError.js"
import * as Webhooks from "../kernel/Webhooks.js"
import type { Running } from "./Running.js"

export const make = ({ look }: Running): Effects<WebhookCommands> => ({
  list: look(({ store }) => store.deliveries.values().map(({ delivery }) => delivery)),
  resend: (id) =>
    Effect.flatten(
      look(({ store }, now) => {
        const sending = store.deliveries.get(id)
        if (sending === undefined) return Effect.fail(new NotFound({ what: "webhook", key: id }))
        store.deliveries.put(id, Webhooks.again(sending, now))
        return Effect.void
      })
    )
})
