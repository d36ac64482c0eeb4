/**
 * Settlements as the emulator derives them from payments. Fees and days are invented.
 *
 * @since 0.1.0
 */
import type { SettlementRow } from "./contract/settlement.js"

/**
 * A settlement, as `GET /v1/settlements` has it.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#정산
 */
export interface Settlement extends SettlementRow {}
