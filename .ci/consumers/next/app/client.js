import { Client } from "tosspayments-server-sdk"

export const client = new Client({ secretKey: "test_sk_example", baseUrl: process.env.TOSS_BASE_URL })
