import * as Either from "effect/Either"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { Account, RegisterRequest, SubMall, UpdateRequest } from "../../contract/subMall.js"
import type { World } from "../../kernel/World.js"
import * as Banks from "../banks.js"
import * as Entities from "./entity.js"

/** Assumption: the codes go by their names. */
const accountOf = ({
  accountNumber,
  bank,
  holderName
}: UpdateRequest["account"]): Either.Either<Account, ErrorCode> => {
  if (!Banks.isBank(bank)) return Either.left("INVALID_ACCOUNT_NOT_CORRECT_BANK")
  return /^\d{1,20}$/.test(accountNumber)
    ? Either.right({ bankCode: Banks.codeOf(bank), accountNumber, holderName })
    : Either.left("INVALID_ACCOUNT_NUMBER")
}

const put = (subMall: SubMall, world: World): SubMall => {
  world.put(Entities.subMalls, { mId: world.merchant, subMall, isDeleted: false })
  return subMall
}

/**
 * Assumptions: a sub-mall is PARTIALLY_APPROVED at first, whatever it is, and stays so; the id of a deleted one is free again.
 */
export const register = (request: RegisterRequest, world: World): Either.Either<SubMall, ErrorCode> => {
  const { account, subMallId, type, ...rest } = request
  if (subMallId.length < 1 || subMallId.length > 20) return Either.left("INVALID_SUBMALL_ID")
  if (Entities.find(subMallId, world) !== null) return Either.left("ALREADY_EXIST_SUBMALL")
  const { businessNumber, companyName, email, metadata, phoneNumber, representativeName } = rest
  return Either.map(accountOf(account), (account) =>
    put(
      {
        subMallId,
        type,
        status: "PARTIALLY_APPROVED",
        companyName,
        representativeName,
        businessNumber,
        account,
        email,
        phoneNumber,
        metadata
      },
      world
    )
  )
}

/** What is left out stays. */
export const update = (
  { subMall }: Entities.Mall,
  request: UpdateRequest,
  world: World
): Either.Either<SubMall, ErrorCode> =>
  Either.map(accountOf(request.account), (account) =>
    put(
      {
        ...subMall,
        companyName: request.companyName ?? subMall.companyName,
        representativeName: request.representativeName ?? subMall.representativeName,
        businessNumber: request.businessNumber ?? subMall.businessNumber,
        account,
        email: request.email ?? subMall.email,
        phoneNumber: request.phoneNumber ?? subMall.phoneNumber,
        metadata: request.metadata ?? subMall.metadata
      },
      world
    )
  )
