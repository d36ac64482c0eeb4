import * as SubMall from "../../model/SubMall.js"
import * as SubMallPayout from "../../model/SubMallPayout.js"
import { retrieve, retrievePayout } from "../endpoints/subMalls.js"
import * as Declaration from "../webhook/declaration.js"

/** @internal */
export const PAYOUT_STATUS_CHANGED: Declaration.Declaration<SubMallPayout.SubMallPayout> = {
  codec: SubMallPayout.codec,
  reread: ({ payoutKey }, read) => Declaration.ifKey(payoutKey, () => read(retrievePayout, payoutKey)),
  identity: ({ payoutKey, status }) => [payoutKey, status]
}

/** @internal */
export const SUBMALL_STATUS_CHANGED: Declaration.Declaration<SubMall.SubMall> = {
  codec: SubMall.codec,
  reread: ({ subMallId }, read) => Declaration.ifKey(subMallId, () => read(retrieve, subMallId))
}
