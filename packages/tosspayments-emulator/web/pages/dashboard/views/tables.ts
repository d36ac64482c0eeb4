/** What is looked at as a table: billing keys, settlements, sellers and payouts. */
import type { Key } from "../../../../src/Billing.js"
import type { Payout, Seller } from "../../../../src/Payouts.js"
import type { Settlement } from "../../../../src/Settlement.js"
import type { Child } from "../dom.js"
import { h } from "../dom.js"
import * as Format from "../format.js"
import * as Parts from "../parts.js"
import type { State } from "../state.js"
import { tr } from "../words.js"

interface Column<A> {
  readonly name: string
  readonly isNumber?: true
  readonly cell: (value: A) => Child
}

/** On a phone every row becomes a card, each cell with its name before it. */
const table = <A>(
  label: string,
  values: ReadonlyArray<A>,
  keyOf: (value: A) => string,
  columns: ReadonlyArray<Column<A>>
): HTMLElement =>
  h(
    "table",
    { "aria-label": label },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        columns.map(({ isNumber, name }) =>
          h("th", { scope: "col", class: isNumber ? "number" : null }, name)
        )
      )
    ),
    h(
      "tbody",
      {},
      values.map((value) =>
        h(
          "tr",
          { "data-key": keyOf(value) },
          columns.map(({ cell, isNumber, name }) =>
            h("td", { "data-name": name, class: isNumber ? "number" : null }, cell(value))
          )
        )
      )
    )
  )

const has = (search: string, ...texts: ReadonlyArray<string | null>): boolean =>
  texts.some((text) => (text ?? "").toLowerCase().includes(search.toLowerCase()))

/** As many as a person looks through, newest first. */
const newest = <A>(values: ReadonlyArray<A>): ReadonlyArray<A> => values.slice(-200).reverse()

export const billing = ({ known, search }: State): HTMLElement => {
  const keys = newest(known.billing ?? []).filter((key) =>
    has(search, key.customerKey, key.billingKey, key.method)
  )
  if (keys.length === 0) {
    return Parts.empty(
      tr("No billing keys", "빌링키가 없습니다"),
      h(
        "p",
        {},
        tr("They appear here when your server issues one.", "서버가 빌링키를 발급하면 여기에 나타납니다.")
      )
    )
  }
  const columns: ReadonlyArray<Column<Key>> = [
    { name: "customerKey", cell: ({ customerKey }) => h("code", {}, customerKey) },
    {
      name: "billingKey",
      cell: ({ billingKey }) => h("code", { title: billingKey }, Format.short(billingKey))
    },
    { name: tr("Method", "수단"), cell: ({ method }) => Format.method(method) },
    {
      name: tr("Status", "상태"),
      cell: ({ decline, expiresAt, isDeleted }) =>
        isDeleted
          ? h("span", { class: "pill dim" }, tr("deleted", "삭제됨"))
          : decline === null
            ? h("span", { class: "pill good", title: expiresAt }, tr("can be charged", "결제 가능"))
            : h("span", { class: "pill bad" }, decline)
    },
    {
      name: "",
      cell: ({ billingKey, decline, isDeleted }) =>
        isDeleted
          ? null
          : h(
              "div",
              { class: "actions tight" },
              decline === null
                ? Parts.button(tr("Decline charges", "결제 거절하기"), {
                    action: "billing-decline",
                    id: billingKey
                  })
                : Parts.button(tr("Stop declining", "거절 멈추기"), {
                    action: "billing-accept",
                    id: billingKey
                  }),
              Parts.button(tr("Delete", "삭제"), { action: "billing-delete", id: billingKey, isDanger: true })
            )
    }
  ]
  return h(
    "div",
    {},
    table(tr("Billing keys, newest first", "빌링키, 최신순"), keys, ({ billingKey }) => billingKey, columns)
  )
}

export const settlements = ({ known, search }: State): HTMLElement => {
  const rows = [...(known.settlements ?? [])]
    .reverse()
    .filter((row) => has(search, row.orderId, row.paymentKey, row.soldDate, row.paidOutDate))
  const columns: ReadonlyArray<Column<Settlement>> = [
    {
      name: tr("Order", "주문"),
      cell: ({ orderId, paymentKey }) =>
        h("a", { href: `#/payments/${encodeURIComponent(paymentKey)}` }, orderId)
    },
    { name: tr("Method", "수단"), cell: ({ method }) => Format.method(method) },
    { name: tr("Sold", "매출일"), cell: ({ soldDate }) => soldDate },
    { name: tr("Paid out", "지급일"), cell: ({ paidOutDate }) => paidOutDate },
    {
      name: tr("Amount", "금액"),
      isNumber: true,
      cell: ({ amount, cancel, currency }) =>
        Format.money(cancel === null ? amount : -Math.abs(amount), currency)
    },
    { name: tr("Fee", "수수료"), isNumber: true, cell: ({ currency, fee }) => Format.money(fee, currency) },
    {
      name: tr("To the shop", "지급액"),
      isNumber: true,
      cell: ({ currency, payOutAmount }) => h("strong", {}, Format.money(payOutAmount, currency))
    }
  ]
  return h(
    "div",
    {},
    h(
      "p",
      { class: "callout" },
      tr(
        "Fees and days are invented. GET /v1/settlements answers an empty list, as the test environment does, unless the emulator is started with ",
        "수수료와 날짜는 임의의 값입니다. 테스트 환경처럼 GET /v1/settlements는 빈 목록을 응답합니다. 이 값을 응답하게 하려면 에뮬레이터를 이렇게 시작하세요: "
      ),
      h("code", { class: "option" }, "--settlements")
    ),
    rows.length === 0
      ? Parts.empty(tr("Nothing to settle yet", "아직 정산할 거래가 없습니다"))
      : table(
          tr("Settlements, newest first", "정산, 최신순"),
          rows,
          ({ transactionKey }) => transactionKey,
          columns
        )
  )
}

const nameOf = ({ company, individual }: Seller): string => company?.name ?? individual?.name ?? ""

export const sellers = ({ known, search }: State): HTMLElement => {
  const all = newest(known.sellers ?? []).filter((seller) =>
    has(search, seller.id, seller.refSellerId, nameOf(seller))
  )
  const sellerColumns: ReadonlyArray<Column<Seller>> = [
    { name: tr("Seller", "셀러"), cell: (seller) => nameOf(seller) },
    { name: "refSellerId", cell: ({ refSellerId }) => h("code", {}, refSellerId) },
    { name: "id", cell: ({ id }) => h("code", { title: id }, Format.short(id)) },
    { name: tr("Status", "상태"), cell: ({ status }) => Parts.pill(status) },
    {
      name: "",
      cell: ({ id, status }) =>
        h(
          "div",
          { class: "actions tight" },
          status === "APPROVAL_REQUIRED" || status === "KYC_REQUIRED"
            ? Parts.button(tr("Seller verifies", "셀러 인증"), { action: "verify", id, isMain: true })
            : Parts.button(tr("Ask for papers", "서류 요청"), { action: "require-kyc", id })
        )
    }
  ]
  const payouts = newest(known.payouts ?? []).filter((payout) =>
    has(search, payout.id, payout.refPayoutId, payout.destination, payout.status)
  )
  const payoutColumns: ReadonlyArray<Column<Payout>> = [
    { name: "refPayoutId", cell: ({ refPayoutId }) => h("code", {}, refPayoutId) },
    { name: "id", cell: ({ id }) => h("code", { title: id }, Format.short(id)) },
    {
      name: tr("To", "받는 셀러"),
      cell: ({ destination }) => h("code", { title: destination }, Format.short(destination))
    },
    { name: tr("Day", "지급일"), cell: ({ payoutDate }) => payoutDate },
    {
      name: tr("Amount", "금액"),
      isNumber: true,
      cell: ({ amount }) => Format.money(amount.value, amount.currency)
    },
    {
      name: tr("Status", "상태"),
      cell: ({ error, status }) => [Parts.pill(status), error === null ? null : h("code", {}, error.code)]
    },
    {
      name: "",
      cell: ({ id, status }) =>
        status === "REQUESTED" || status === "IN_PROGRESS"
          ? h(
              "div",
              { class: "actions tight" },
              Parts.button(tr("Bank pays now", "지금 지급"), { action: "payout-complete", id, isMain: true }),
              Parts.button(tr("Bank refuses", "지급 실패"), { action: "payout-fail", id, isDanger: true })
            )
          : null
    }
  ]
  return h(
    "div",
    {},
    Parts.section(
      tr("Sellers", "셀러"),
      all.length === 0
        ? Parts.empty(tr("No sellers", "셀러가 없습니다"))
        : table(tr("Sellers, newest first", "셀러, 최신순"), all, ({ id }) => id, sellerColumns)
    ),
    Parts.section(
      tr("Payouts", "지급대행"),
      payouts.length === 0
        ? Parts.empty(tr("No payouts", "지급 요청이 없습니다"))
        : table(tr("Payouts, newest first", "지급 요청, 최신순"), payouts, ({ id }) => id, payoutColumns)
    )
  )
}
