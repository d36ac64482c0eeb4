export * from "effect-tosspayments"
