/** What the demo says, in English and Korean. */
const won = (amount: number): string => `${amount.toLocaleString("en-US")} KRW`
const krw = (amount: number): string => `${amount.toLocaleString("ko-KR")}원`

const en = {
  money: won,
  ok: "ok   ",
  wrong: "WRONG",
  opening: (shop: string, toss: string) =>
    `A shop on ${shop}, a local TossPayments on ${toss}. No money, no keys, no internet.`,
  ordered: "A buyer orders and authorises the payment in the payment window",
  order: (orderId: string, amount: number, paymentKey: string) =>
    `order ${orderId}, ${won(amount)}, payment ${paymentKey}`,
  confirms: "The shop confirms: this is what charges the buyer",
  confirmed: (status: string) => `confirmed, status ${status}`,
  reads: "The shop reads the payment back, by key and by order",
  amountBy: (amount: number, method: string) => `${won(amount)} by ${method}`,
  samePayment: "both readings are the same payment",
  givesPart: "The buyer gives one item back: partial refund",
  left: (status: string, amount: number) =>
    `${status}, ${won(amount)} left${amount === 0 ? ": partial refunds keep this status, also when they add up to all" : ""}`,
  givesRest: "The buyer gives the rest back",
  hears: "The webhooks of this order, received over HTTP, each handled once and read again",
  threeEvents: "three events: paid, refunded in part, refunded",
  forged: (status: number, text: string) => `a forged webhook is refused (${status} ${text})`,
  declines: "A card is declined, and the buyer pays for the same order with another one",
  declined: (status: number, code: string) => `the first card is declined (${status} ${code})`,
  aborted: "its ABORTED webhook has arrived",
  paidByOther: (state: string, amount: number) =>
    `the second card pays: the order is ${state}, ${won(amount)}`,
  busy: "TossPayments is overloaded and answers 503: the SDK tries again with the same key",
  attempt: (key: string, status: number | null) => `confirm, key ${key}…: ${status ?? "no answer"}`,
  oneKey: "two requests, one key",
  breaks: "The connection breaks after TossPayments has charged: the SDK reads the payment",
  confirmAttempt: (status: number | null) => `the SDK confirms: ${status ?? "no answer"}`,
  webhookReads: (status: number | null) => `the webhook handler reads what it was told: ${status}`,
  sdkReads: (status: number | null) => `the SDK reads what became of its confirm: ${status}`,
  known: (status: string) => `known to be ${status}, although no confirm was answered`,
  books: "The books",
  columns: ["order", "charged", "refunded", "TossPayments", "shop"],
  balance: "charged once, and both sides agree",
  good: "Everything balances.",
  bad: (count: number) => `${count} thing(s) are not as expected. The shop's log:`
}

type Texts = typeof en

const ko: Texts = {
  money: krw,
  ok: "확인",
  wrong: "오류",
  opening: (shop, toss) =>
    `상점: ${shop}, 내 컴퓨터의 토스페이먼츠: ${toss}. 실제 돈도, 키도, 인터넷도 쓰지 않습니다.`,
  ordered: "구매자가 주문하고 결제창에서 인증합니다",
  order: (orderId, amount, paymentKey) => `주문 ${orderId}, ${krw(amount)}, 결제 ${paymentKey}`,
  confirms: "상점이 결제를 승인합니다. 이때 돈이 빠져나갑니다",
  confirmed: (status) => `승인되었습니다. 상태 ${status}`,
  reads: "상점이 결제를 paymentKey와 주문번호로 조회합니다",
  amountBy: (amount, method) => `${krw(amount)}, ${method}`,
  samePayment: "두 조회 결과가 같은 결제입니다",
  givesPart: "구매자가 하나를 반품합니다: 부분 취소",
  left: (status, amount) =>
    `${status}, 남은 금액 ${krw(amount)}${amount === 0 ? " (부분 취소가 모여 전액이 되어도 이 상태로 남습니다)" : ""}`,
  givesRest: "구매자가 나머지도 반품합니다",
  hears: "이 주문의 웹훅을 HTTP로 받아 한 번씩만 처리하고, 결제를 다시 조회합니다",
  threeEvents: "웹훅 세 개: 결제, 부분 취소, 나머지 취소",
  forged: (status, text) => `위조된 웹훅은 거부합니다 (${status} ${text})`,
  declines: "카드가 거절되어, 구매자가 같은 주문을 다른 카드로 결제합니다",
  declined: (status, code) => `첫 번째 카드가 거절되었습니다 (${status} ${code})`,
  aborted: "그 결제의 ABORTED 웹훅이 왔습니다",
  paidByOther: (state, amount) => `두 번째 카드로 결제되었습니다: 주문은 ${state}, ${krw(amount)}`,
  busy: "토스페이먼츠가 503으로 응답합니다: SDK가 같은 멱등키로 다시 요청합니다",
  attempt: (key, status) => `승인, 멱등키 ${key}…: ${status ?? "응답 없음"}`,
  oneKey: "요청은 두 번, 멱등키는 하나",
  breaks: "돈이 빠져나간 직후 연결이 끊깁니다: SDK가 결제를 조회합니다",
  confirmAttempt: (status) => `SDK가 승인을 요청합니다: ${status ?? "응답 없음"}`,
  webhookReads: (status) => `웹훅 핸들러가 받은 내용을 조회해 확인합니다: ${status}`,
  sdkReads: (status) => `SDK가 승인이 어떻게 되었는지 조회합니다: ${status}`,
  known: (status) => `승인 응답은 한 번도 못 받았지만 ${status}인 것을 압니다`,
  books: "장부",
  columns: ["주문", "결제", "취소", "토스페이먼츠", "상점"],
  balance: "한 번만 결제되었고, 양쪽 장부가 같습니다",
  good: "모두 맞습니다.",
  bad: (count) => `${count}건이 예상과 다릅니다. 상점의 로그:`
}

export const texts = { en, ko }
