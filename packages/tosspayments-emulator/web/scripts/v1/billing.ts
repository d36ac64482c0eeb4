import { publishTossPayments } from "../../sdk/v1/publish.js"

publishTossPayments()
