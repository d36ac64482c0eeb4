/** The script of the shop's page: what an application would import, within reach of the tests. */

import * as brandpay from "@tosspayments/brandpay-sdk"
import * as payment from "@tosspayments/payment-sdk"
import * as widget from "@tosspayments/payment-widget-sdk"
import * as oldest from "@tosspayments/sdk"
import * as official from "@tosspayments/tosspayments-sdk"

const settle = async (call: () => Promise<unknown>) => {
  try {
    return { value: await call() }
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return { code, message, isError: error instanceof Error }
  }
}

Object.assign(window, { official, v1: { payment, widget, brandpay, oldest }, settle })
