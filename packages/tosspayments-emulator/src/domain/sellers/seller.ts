import * as Either from "effect/Either"
import type { CreateRequest, Seller, UpdateRequest } from "../../contract/seller.js"
import { NotFound, WrongState } from "../../EmulatorError.js"
import type { World } from "../../kernel/World.js"
import * as SignedEvent from "../signedEvent.js"
import type { Entry } from "./kind.js"
import { sellers } from "./kind.js"

/** `123****8901`: the first three digits and the last four. */
const mask = (number: string): string =>
  number.length <= 7
    ? "*".repeat(number.length)
    : number.slice(0, 3) + "*".repeat(number.length - 7) + number.slice(-4)

/** A seller of this merchant that was not removed. */
export const get = (id: string, world: World): Entry | null => {
  const entry = world.get(sellers, id)
  return entry === null || entry.isRemoved ? null : entry
}

/** Whether the id was ever given to a seller: it is unique for good (endpoints.md #31). */
export const isUsed = (refSellerId: string, world: World): boolean =>
  world.find(sellers, "refSellerId", refSellerId).length > 0

/** Companies begin where persons come to by a text message (objects.md §9). */
export const create = (request: CreateRequest, world: World): Seller => {
  const { account, businessType, company, individual, metadata, refSellerId } = request
  const isPerson = businessType === "INDIVIDUAL"
  const seller: Seller = {
    id: world.ids.sellerId(),
    refSellerId,
    businessType,
    company: isPerson ? null : company,
    individual: isPerson ? individual : null,
    status: businessType === "CORPORATE" ? "PARTIALLY_APPROVED" : "APPROVAL_REQUIRED",
    account: { ...account, accountNumber: mask(account.accountNumber) },
    metadata
  }
  world.put(sellers, {
    mId: world.merchant,
    seller,
    accountNumber: account.accountNumber,
    createdAt: world.now,
    isRemoved: false
  })
  return seller
}

export const update = (entry: Entry, changes: UpdateRequest, world: World): Seller => {
  const { account, company, individual, metadata } = changes
  const seller: Seller = {
    ...entry.seller,
    ...(company === undefined ? {} : { company }),
    ...(individual === undefined ? {} : { individual }),
    ...(account === undefined ? {} : { account: { ...account, accountNumber: mask(account.accountNumber) } }),
    ...(metadata === undefined ? {} : { metadata })
  }
  world.put(sellers, { ...entry, seller, accountNumber: account?.accountNumber ?? entry.accountNumber })
  return seller
}

/** A change that TossPayments tells of (webhooks.md §1). */
const become = (entry: Entry, status: Seller["status"], world: World): Seller => {
  const seller: Seller = { ...entry.seller, status }
  world.put(sellers, { ...entry, seller })
  SignedEvent.emit("seller", seller, world)
  return seller
}

/** TossPayments asks for papers. */
export const requireKyc = (entry: Entry, world: World): Seller => become(entry, "KYC_REQUIRED", world)

/** Something that happens to a seller that is there. */
export type Command = (id: string, world: World) => Either.Either<Seller, NotFound | WrongState>

const command =
  (next: (status: Seller["status"]) => Seller["status"] | null, expected: string): Command =>
  (id, world) => {
    const entry = get(id, world)
    if (entry === null) return Either.left(new NotFound({ what: "seller", key: id }))
    const { status } = entry.seller
    const after = next(status)
    return after === null
      ? Either.left(new WrongState({ key: id, status, message: `The seller is ${status}, not ${expected}.` }))
      : Either.right(become(entry, after, world))
  }

/** The seller does what is asked for: identifies by text message, or hands in the papers. */
export const verify: Command = command(
  (status) =>
    status === "APPROVAL_REQUIRED" ? "PARTIALLY_APPROVED" : status === "KYC_REQUIRED" ? "APPROVED" : null,
  "APPROVAL_REQUIRED or KYC_REQUIRED"
)

/** TossPayments asks for papers, for the first time or again. */
export const askForKyc: Command = command(
  (status) => (status === "PARTIALLY_APPROVED" || status === "APPROVED" ? "KYC_REQUIRED" : null),
  "PARTIALLY_APPROVED or APPROVED"
)
