import * as Redacted from "effect/Redacted"
import * as Samples from "../../support/Samples.js"
import type { Row } from "../Row.js"
import * as Payments from "./payments.js"

const { customerKey } = Samples.json("brandpay-customer-removed")
const [account] = Samples.json("brandpay-methods")["accounts"]
const { accessToken } = Samples.json("brandpay-access-token")
const token = Redacted.make(accessToken)
const { amount, orderId, orderName, paymentKey } = ((payment) => ({
  ...payment,
  amount: payment["totalAmount"]
}))(Samples.json("payment-brandpay-done")) as Samples.Json

const agreed = { customerKey, scope: ["REGISTER", "CARD"], termsId: [101, 204] }
const byCode = {
  grantType: "AuthorizationCode",
  customerKey,
  code: Samples.json("brandpay-terms-agreed")["code"]
}
const again = { grantType: "RefreshToken", customerKey, refreshToken: "rt_6Hy4Gt2Fr8Ds0Aq5Zw1" }
const confirmed = { paymentKey, orderId, amount, customerKey }
const charged = { customerKey, methodKey: "mk_card_7f3a9c21", amount, orderId, orderName }
const removed = { methodKey: "mk_card_7f3a9c21" }

export const rows: ReadonlyArray<Row> = [
  {
    id: "brandPay.listTerms",
    args: [{ customerKey, scope: ["REGISTER", "CARD"] }],
    sends: "GET /v1/brandpay/terms",
    query: { customerKey, scope: "REGISTER,CARD" },
    answers: ["brandpay-terms"],
    needs: ["[].id"]
  },
  {
    id: "brandPay.agreeToTerms",
    args: [agreed],
    sends: "POST /v1/brandpay/terms/agree",
    body: agreed,
    answers: ["brandpay-terms-agreed"],
    needs: ["code"]
  },
  {
    id: "brandPay.issueToken",
    args: [byCode],
    sends: "POST /v1/brandpay/authorizations/access-token",
    body: byCode,
    answers: ["brandpay-access-token"],
    needs: ["accessToken"]
  },
  {
    id: "brandPay.issueToken",
    args: [again],
    sends: "POST /v1/brandpay/authorizations/access-token",
    body: again,
    answers: ["brandpay-access-token"],
    needs: ["accessToken"]
  },
  {
    id: "brandPay.listMethods",
    args: [token],
    sends: "GET /v1/brandpay/payments/methods",
    isBearer: true,
    answers: ["brandpay-methods"],
    needs: []
  },
  {
    id: "brandPay.listMethodsOf",
    args: [customerKey],
    sends: `GET /v1/brandpay/payments/methods/${customerKey}`,
    answers: ["brandpay-methods"],
    needs: []
  },
  {
    id: "brandPay.removeCard",
    args: [token, removed],
    sends: "POST /v1/brandpay/payments/methods/card/remove",
    body: removed,
    isBearer: true,
    answers: ["brandpay-card-removed"],
    needs: ["methodKey"]
  },
  {
    id: "brandPay.removeAccount",
    args: [token, removed],
    sends: "POST /v1/brandpay/payments/methods/account/remove",
    body: removed,
    isBearer: true,
    answers: [{ name: "an account of brandpay-methods", json: { ...account, status: "DISABLED" } }],
    needs: ["methodKey"]
  },
  {
    id: "brandPay.confirm",
    args: [confirmed],
    sends: "POST /v1/brandpay/payments/confirm",
    body: confirmed,
    answers: ["payment-brandpay-done"],
    needs: Payments.needs
  },
  {
    id: "brandPay.charge",
    args: [charged],
    sends: "POST /v1/brandpay/payments",
    body: charged,
    answers: ["payment-brandpay-done"],
    needs: Payments.needs
  },
  {
    id: "brandPay.removeCustomer",
    args: [token],
    sends: "POST /v1/brandpay/customers/remove",
    isBearer: true,
    answers: ["brandpay-customer-removed"],
    needs: ["customerKey"]
  },
  {
    id: "brandPay.listCardPromotions",
    args: [],
    sends: "GET /v1/brandpay/promotions/card",
    answers: [{ older: "brandpay-promotions-card", drift: [], renamed: { companyCode: "issuerCode" } }],
    needs: []
  },
  {
    id: "brandPay.listBankPromotions",
    args: [],
    sends: "GET /v1/brandpay/promotions/bank",
    answers: ["brandpay-promotions-bank"],
    needs: []
  }
]
