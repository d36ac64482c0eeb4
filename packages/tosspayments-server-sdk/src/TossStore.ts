/**
 * What has to survive a restart, behind a few promises: bring your own database.
 *
 * @since 0.1.0
 */
import type { PendingCall } from "effect-tosspayments/Call"
import type { ClaimResult, Intent } from "effect-tosspayments/TossStore"

/**
 * Where a client keeps which webhooks were handled, the secrets of deposits, and the calls that a shop has set out to
 * make. Without one, a client uses its own memory: gone with the process, not shared with a second one, and growing by
 * some hundred bytes with each event. Good for tests and for a shop of one process that can live with handling an
 * event again after a restart.
 *
 * What the SDK stores more in a later version will be optional here: a store keeps compiling and working, and an operation that
 * needs what it does not have rejects with a `StoreError` that names it.
 *
 * A rejection becomes a `StoreError` with it as `cause`; webhooks are answered with 503 then.
 *
 * @example
 * ```ts
 * import { Client, type TossStore } from "tosspayments-server-sdk"
 *
 * declare const sql: (text: TemplateStringsArray, ...values: ReadonlyArray<unknown>) => Promise<Array<any>>
 *
 * const secrets: TossStore["secrets"] = {
 *   save: async (orderId, secret) => {
 *     await sql`insert into toss_secrets values (${orderId}, ${secret})
 *       on conflict (order_id) do update set secret = excluded.secret`
 *   },
 *   find: async (orderId) => (await sql`select secret from toss_secrets where order_id = ${orderId}`)[0]?.secret ?? null
 * }
 *
 * const start = (events: TossStore["events"], intents: TossStore["intents"]) =>
 *   new Client({ secretKey: "test_sk_example", store: { events, secrets, intents } })
 * ```
 *
 * @since 0.1.0
 */
export interface TossStore {
  /** Which events were handled. */
  readonly events: {
    /**
     * Takes an event that nobody has, whose lease has ended, or that has this owner already: `Claimed`. Otherwise
     * `Busy`, or `Done` if it was completed. Must be atomic: of two owners at the same moment, one gets it.
     */
    readonly claim: (eventId: string, owner: string, leaseSeconds: number) => Promise<ClaimResult>
    /** Marks an event as handled. `false`: the claim was not this owner's any more. */
    readonly complete: (eventId: string, owner: string) => Promise<boolean>
    /** Gives an event back so that the next delivery is handled. `false`: the claim was not this owner's any more. */
    readonly release: (eventId: string, owner: string) => Promise<boolean>
  }
  /** Secrets of virtual accounts: given once, when the payment is confirmed. */
  readonly secrets: {
    /** Stores or replaces the secret of an order. */
    readonly save: (orderId: string, secret: string) => Promise<void>
    /** The secret of an order; `null` when none was stored. */
    readonly find: (orderId: string) => Promise<string | null>
  }
  /** Calls that the shop has set out to make, written down before they are sent. */
  readonly intents: {
    /**
     * Writes an intent down as `Open`, unless there is one of this name that is `Open` or `Applied`; a `NotApplied` one
     * is replaced. Resolves with what is stored now. Must be atomic: of two callers, one writes and both get the same.
     */
    readonly begin: (id: string, pending: PendingCall) => Promise<Intent>
    /**
     * Writes down how it ended, if the intent still has this idempotency key (`pending.idempotencyKey`): late news of
     * an earlier call must not end the next one of the same name. What is `Applied` stays so: another worker, with the same
     * call, may have read what was refunded since.
     */
    readonly end: (id: string, state: "Applied" | "NotApplied", idempotencyKey: string) => Promise<void>
    /**
     * Those that are still `Open`, oldest first. One that cannot be read must not stop the others: leave it out, or
     * answer with what there is of it. What is no intent stays open, and a warning names it.
     */
    readonly open: () => Promise<ReadonlyArray<Intent>>
  }
}
