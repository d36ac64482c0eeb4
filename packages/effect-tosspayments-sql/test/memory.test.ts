import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as TossStore from "effect-tosspayments/TossStore"
import * as EncryptedStore from "../src/EncryptedStore.js"
import { storeContract } from "./support/storeContract.js"

storeContract("Memory", { place: Effect.succeed(TossStore.layerMemory), isDurable: false })
storeContract("Memory, encrypted", {
  place: Effect.succeed(
    TossStore.layerMemory.pipe(EncryptedStore.encrypt(Redacted.make(new Uint8Array(32).fill(7))))
  ),
  isDurable: false
})
