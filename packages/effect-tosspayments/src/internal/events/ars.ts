import type { ArsReservation } from "../../webhook/Event.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

const reservation = /*#__PURE__*/ Wire.struct(() => ({
  arsReservationKey: Wire.key,
  reserveNumber: Wire.nullable(Wire.text),
  requestedAt: Wire.nullable(Wire.date),
  reservedAt: Wire.nullable(Wire.date),
  status: Wire.required(Wire.openEnum<ArsReservation["status"]>()),
  canceledAt: Wire.nullable(Wire.date),
  cancelReason: Wire.nullable(Wire.text),
  completedAt: Wire.nullable(Wire.date),
  mId: Wire.text
}))

/** @internal */
export const reservationChanged: Declaration<ArsReservation> = { codec: reservation }
