import { endpoints as payments } from "effect-tosspayments/Payments"

export type Operation = "confirm" | "retrieve" | "retrieveByOrderId" | "cancel"

/** What the emulator needs to know of an endpoint. */
export interface Endpoint {
  readonly id: string
  readonly method: string
  /** Template without the version segment. */
  readonly path: string
}

/** The endpoints the emulator answers: ids and paths are the SDK's, their behaviour is not. */
export const endpoints: Readonly<Record<Operation, Endpoint>> = payments

export const operations: ReadonlyArray<Operation> = ["confirm", "retrieve", "retrieveByOrderId", "cancel"]
