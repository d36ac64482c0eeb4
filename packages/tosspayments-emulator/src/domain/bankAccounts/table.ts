import * as Banks from "../banks.js"

interface Account {
  /** Two characters. */
  readonly bank: string
  readonly number: string
  readonly holderName: string
  readonly identityNumber: string
  readonly isClosed?: true
}

/** The accounts that there are: of nobody, at real banks, with numbers that no bank gives. */
const accounts: ReadonlyArray<Account> = [
  { bank: "20", number: "1000000000001", holderName: "이하늘", identityNumber: "900101" },
  { bank: "88", number: "1000000000002", holderName: "에뮬커피", identityNumber: "0000000001" },
  { bank: "06", number: "1000000000003", holderName: "김바다", identityNumber: "010203" },
  { bank: "92", number: "1000000000004", holderName: "박구름", identityNumber: "880808", isClosed: true }
]

/** What a question names. */
export interface Asked {
  readonly bankCode: string
  readonly accountNumber: string
  readonly holderName?: string
  readonly identityNumber?: string
}

export const isBank = ({ bankCode }: Asked): boolean => Banks.isBank(Banks.ofThree(bankCode))

export const find = ({ accountNumber, bankCode }: Asked): Account | null =>
  accounts.find(({ bank, number }) => bank === Banks.ofThree(bankCode) && number === accountNumber) ?? null

/** Whether the account is there, open, and that of whom the question names. */
export const isValid = (asked: Asked): boolean => {
  const account = find(asked)
  return (
    account !== null &&
    account.isClosed !== true &&
    (asked.holderName ?? account.holderName) === account.holderName &&
    (asked.identityNumber ?? account.identityNumber) === account.identityNumber
  )
}
