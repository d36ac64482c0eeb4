import * as Effect from "effect/Effect"
import type { Effects, WebhookCommands } from "../Commands.js"
import * as Control from "../contract/control.js"
import { trigger } from "../domain/trigger.js"
import { NotFound } from "../EmulatorError.js"
import * as Webhooks from "../kernel/Webhooks.js"
import type { Kind } from "../kernel/World.js"
import { type Running, readInput } from "./Running.js"

export const make = ({ context, look, settings }: Running): Effects<WebhookCommands> => ({
  list: look(({ store }) => store.deliveries.values().map(({ delivery }) => delivery)),
  trigger: (given) =>
    Effect.flatMap(readInput(Control.trigger, given), ({ about, eventType }) =>
      Effect.flatMap(
        Effect.suspend(() => context().session.identifiers),
        (ids) =>
          Effect.flatten(
            look(({ store }, now) => {
              const read = <A>(kind: Kind<A>) => store.of(kind).book.values()
              const triggered = trigger(eventType, about, read, { ids, now }, settings.defaultMId)
              if (triggered === null) {
                return Effect.fail(new NotFound({ what: `subject of ${eventType}`, key: about ?? "" }))
              }
              const { event, merchant } = triggered
              const sendings = Webhooks.make(event, merchant, settings.webhookUrls, now, ids)
              for (const sending of sendings) store.deliveries.put(sending.delivery.id, sending)
              return Effect.succeed(sendings.map(({ delivery }) => delivery))
            })
          )
      )
    ),
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
