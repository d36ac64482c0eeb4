import { paymentWidget } from "../../sdk/v1/paymentWidget.js"
import { publish } from "../../sdk/v1/publish.js"

publish({ PaymentWidget: paymentWidget })
