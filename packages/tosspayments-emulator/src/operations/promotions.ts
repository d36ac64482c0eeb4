import * as Schema from "effect/Schema"
import * as Promotion from "../contract/promotion.js"
import * as Promotions from "../domain/promotions/table.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

/** Assumption: a list, since there can be several; the documentation describes one of them (gaps.md #7). */
export const list = Operation.make({
  endpoint: endpoints.promotions.list,
  request: null,
  answer: Schema.Array(Promotion.promotion),
  codes: [],
  english: (answer) => answer,
  run: (_, { now }) => Operation.answered(Promotions.promotions(now))
})

export const listCards = Operation.make({
  endpoint: endpoints.promotions.listCards,
  request: null,
  answer: Promotion.cardPromotion,
  codes: [],
  english: (answer) => answer,
  run: (_, { behaviour, now }) => Operation.answered(Promotions.cards(now, behaviour.version))
})

/** Those of promotions. */
export const operations = [list, listCards]
