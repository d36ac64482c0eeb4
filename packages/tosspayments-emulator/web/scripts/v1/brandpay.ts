import { brandPay } from "../../sdk/v1/brandPay.js"
import { publish } from "../../sdk/v1/publish.js"

publish({ Brandpay: brandPay, BrandPay: brandPay, ConnectPay: brandPay })
