import { Client } from "tosspayments-server-sdk"

const client = new Client({ secretKey: process.env.TOSS_SECRET_KEY })

export const confirm = (request) => client.payments.confirm(request)
