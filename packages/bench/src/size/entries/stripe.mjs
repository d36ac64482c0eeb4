import { Stripe } from "stripe"

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)

export const confirm = (id) => stripe.paymentIntents.confirm(id)
