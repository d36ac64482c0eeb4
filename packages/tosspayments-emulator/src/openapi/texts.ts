/** What operations are called in the document, and a request that each takes. */
interface Text {
  readonly summary: string
  readonly example?: unknown
}

const account = { bankCode: "088", accountNumber: "1000000000002", holderName: "에뮬커피" }
const company = {
  name: "에뮬커피",
  representativeName: "이하늘",
  businessRegistrationNumber: "0000000001",
  email: "seller@shop.test",
  phone: "0200000000"
}

export const texts: Readonly<Record<string, Text>> = {
  "payments.confirm": {
    summary: "Confirm a payment",
    example: { paymentKey: "paid", orderId: "ORD-0001", amount: 33000 }
  },
  "payments.retrieve": { summary: "Retrieve a payment by its key" },
  "payments.retrieveByOrderId": { summary: "Retrieve a payment by its order" },
  "payments.cancel": {
    summary: "Cancel a payment, or a part of it",
    example: { cancelReason: "단순 변심", cancelAmount: 4000 }
  },
  "payments.keyIn": {
    summary: "Pay by card number",
    example: {
      orderId: "ORD-0001",
      orderName: "원두",
      amount: 33000,
      cardNumber: "4330000000001234",
      cardExpirationYear: "30",
      cardExpirationMonth: "07",
      customerIdentityNumber: "900101"
    }
  },
  "payments.create": {
    summary: "Create a payment whose window the server asks for",
    example: {
      method: "CARD",
      amount: 33000,
      orderId: "ORD-0001",
      orderName: "원두",
      successUrl: "http://localhost:3000/success",
      failUrl: "http://localhost:3000/fail"
    }
  },
  "bankAccounts.lookupHolderName": {
    summary: "Look up whose an account is",
    example: { bankCode: "088", accountNumber: "1000000000002" }
  },
  "bankAccounts.validate": {
    summary: "Check that an account is there",
    example: { bankCode: "088", accountNumber: "1000000000002" }
  },
  "bankAccounts.verifyIdentifier": {
    summary: "Check the birth date or business number of an account",
    example: { bankCode: "088", accountNumber: "1000000000002", identityNumber: "0000000001" }
  },
  "bankAccounts.verifyHolderName": { summary: "Check the holder of an account", example: account },
  "bankAccounts.verifyHolderRealName": {
    summary: "Check the holder of an account and the birth date or business number",
    example: { ...account, identityNumber: "0000000001" }
  },
  "billing.issue": {
    summary: "Issue a billing key for what a buyer registered",
    example: { authKey: "bln_example", customerKey: "cust_1" }
  },
  "billing.issueByCard": {
    summary: "Issue a billing key by card number",
    example: {
      customerKey: "cust_1",
      cardNumber: "4330000000001234",
      cardExpirationYear: "30",
      cardExpirationMonth: "07",
      customerIdentityNumber: "900101"
    }
  },
  "billing.charge": {
    summary: "Charge a billing key",
    example: { customerKey: "cust_1", amount: 9900, orderId: "SUB-0001", orderName: "월 구독" }
  },
  "billing.delete": { summary: "Delete a billing key" },
  "brandPay.listTerms": { summary: "List the terms of brandpay" },
  "brandPay.agreeToTerms": { summary: "Agree to terms of brandpay" },
  "brandPay.issueToken": { summary: "Issue an access token for a buyer" },
  "brandPay.listMethods": { summary: "List the methods of the buyer whose token it is" },
  "brandPay.listMethodsOf": { summary: "List the methods of a buyer" },
  "brandPay.removeCard": { summary: "Remove a card", example: { methodKey: "mk_card_example" } },
  "brandPay.removeAccount": { summary: "Remove an account", example: { methodKey: "mk_acct_example" } },
  "brandPay.confirm": {
    summary: "Confirm a payment with brandpay",
    example: { paymentKey: "paid", orderId: "ORD-0001", amount: 33000, customerKey: "cust_1" }
  },
  "brandPay.charge": {
    summary: "Charge a registered method",
    example: {
      customerKey: "cust_1",
      methodKey: "mk_card_example",
      amount: 9900,
      orderId: "SUB-0001",
      orderName: "월 구독"
    }
  },
  "brandPay.removeCustomer": { summary: "Remove the buyer whose token it is" },
  "brandPay.listCardPromotions": { summary: "List the card promotions of brandpay" },
  "brandPay.listBankPromotions": { summary: "List the bank promotions of brandpay" },
  "linkPay.retrieveOrder": { summary: "Retrieve an order that was paid through a link" },
  "balances.retrieve": { summary: "Retrieve what can be paid out" },
  "sellers.create": {
    summary: "Register a seller",
    example: { refSellerId: "seller-0001", businessType: "CORPORATE", company, account }
  },
  "sellers.retrieve": { summary: "Retrieve a seller" },
  "sellers.list": { summary: "List sellers" },
  "sellers.update": { summary: "Change a seller", example: { account } },
  "sellers.remove": { summary: "Remove a seller" },
  "payouts.request": {
    summary: "Request payouts",
    example: [
      {
        refPayoutId: "pay-0001",
        destination: "seller_example",
        scheduleType: "EXPRESS",
        amount: { currency: "KRW", value: 100_000 },
        transactionDescription: "정산"
      }
    ]
  },
  "payouts.retrieve": { summary: "Retrieve a payout" },
  "payouts.list": { summary: "List payouts" },
  "payouts.cancel": { summary: "Cancel a payout that was only requested" },
  "transactions.list": { summary: "List approvals and refunds" },
  "settlements.list": { summary: "List settlements" },
  "settlements.request": { summary: "Ask for the settlement of a payment by hand" },
  "promotions.list": { summary: "List promotions" },
  "promotions.listCards": { summary: "List promotions of cards" },
  "virtualAccounts.issue": {
    summary: "Issue a virtual account",
    example: {
      amount: 20000,
      orderId: "ORD-0002",
      orderName: "원두",
      customerName: "이하늘",
      bank: "20"
    }
  },
  "cashReceipts.issue": {
    summary: "Issue a cash receipt",
    example: {
      amount: 5000,
      orderId: "CASH-0001",
      orderName: "원두",
      type: "소득공제",
      customerIdentityNumber: "01012345678"
    }
  },
  "cashReceipts.cancel": { summary: "Cancel a cash receipt, or a part of it", example: { amount: 2000 } },
  "cashReceipts.list": { summary: "List the cash receipts of a day" },
  "subMalls.register": { summary: "Register a sub-mall" },
  "subMalls.list": { summary: "List sub-malls" },
  "subMalls.retrieve": { summary: "Retrieve a sub-mall" },
  "subMalls.update": { summary: "Change a sub-mall" },
  "subMalls.delete": { summary: "Delete a sub-mall" },
  "subMalls.retrieveBalance": { summary: "Retrieve what can be paid out to sub-malls" },
  "subMalls.requestPayouts": { summary: "Request payouts to sub-malls" },
  "subMalls.listPayouts": { summary: "List payouts to sub-malls" },
  "subMalls.retrievePayout": { summary: "Retrieve a payout to a sub-mall" },
  "subMalls.cancelPayout": { summary: "Cancel a payout to a sub-mall" }
}
