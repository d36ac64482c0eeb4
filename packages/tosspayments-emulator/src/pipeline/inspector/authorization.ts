import type { Problem } from "../../RequestLog.js"
import type { Keys } from "../auth.js"
import { error } from "./Problem.js"

const field = "Authorization"

const decoded = (encoded: string): string | null =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? Buffer.from(encoded, "base64").toString("utf8") : null

/** What a key is that is no secret key; `null` for one that could be. */
const kindProblem = (key: string): Problem | null => {
  if (/^live_/.test(key)) {
    return error(
      field,
      "A live key. The emulator takes test keys only; if it is not on your machine, reissue this key.",
      "라이브 키입니다. 에뮬레이터는 테스트 키만 받습니다. 에뮬레이터가 내 컴퓨터에 있지 않다면 이 키를 재발급하세요."
    )
  }
  if (/^test_g?ck_/.test(key)) {
    return error(
      field,
      "A client key (test_ck_, test_gck_), which belongs in the browser. The server sends the secret key (test_sk_, test_gsk_).",
      "브라우저에서 쓰는 클라이언트 키(test_ck_, test_gck_)입니다. 서버는 시크릿 키(test_sk_, test_gsk_)를 보내야 합니다."
    )
  }
  if (/^[0-9a-f]{64}$/i.test(key)) {
    return error(
      field,
      "A security key, which encrypts payout requests. Send the secret key (test_sk_, test_gsk_).",
      "지급대행 암호화에 쓰는 보안 키입니다. 시크릿 키(test_sk_, test_gsk_)를 보내세요."
    )
  }
  if (!/^test_g?sk_[A-Za-z0-9_]+$/.test(key)) {
    return error(
      field,
      "Not a secret key: one begins with test_sk_ or test_gsk_, without white space or quotes.",
      "시크릿 키가 아닙니다. 시크릿 키는 test_sk_ 또는 test_gsk_로 시작하고, 공백이나 따옴표가 없습니다."
    )
  }
  return null
}

/** What is wrong with a header that was refused. */
export const problem = (header: string | undefined, keys: Keys): Problem => {
  if (header === undefined || header === "") {
    return error(
      field,
      "The header is missing: Basic, a space, and the secret key with a colon after it in base64.",
      "헤더가 없습니다. Basic, 공백, 그리고 시크릿 키 뒤에 콜론을 붙여 base64로 인코딩한 값을 보내세요."
    )
  }
  const [scheme = "", ...rest] = header.split(/\s/)
  const encoded = rest.join(" ").trim()
  if (scheme.toLowerCase() !== "basic") {
    return error(
      field,
      /^(test|live)_/.test(scheme)
        ? "The key was sent as it is. Send Basic, a space, and the key with a colon after it in base64."
        : "Not Basic authentication. Send Basic, a space, and the secret key with a colon after it in base64.",
      /^(test|live)_/.test(scheme)
        ? "키를 그대로 보냈습니다. Basic, 공백, 그리고 키 뒤에 콜론을 붙여 base64로 인코딩한 값을 보내세요."
        : "Basic 인증이 아닙니다. Basic, 공백, 그리고 시크릿 키 뒤에 콜론을 붙여 base64로 인코딩한 값을 보내세요."
    )
  }
  if (/^(test|live)_/.test(encoded)) {
    return error(
      field,
      "The key is not encoded. Put a colon after it and encode both in base64.",
      "키를 인코딩하지 않았습니다. 키 뒤에 콜론을 붙여 base64로 인코딩하세요."
    )
  }
  const text = decoded(encoded)
  if (text === null) {
    return error(field, "What follows Basic is not base64.", "Basic 뒤의 값이 base64가 아닙니다.")
  }
  const colon = text.indexOf(":")
  if (colon === -1) {
    return (
      kindProblem(text) ??
      error(
        field,
        "The colon after the key is missing: encode the key and the colon together.",
        "키 뒤에 콜론이 없습니다. 키와 콜론을 함께 인코딩하세요."
      )
    )
  }
  const wrongKind = kindProblem(text.slice(0, colon))
  if (wrongKind !== null) return wrongKind
  if (colon !== text.length - 1) {
    return error(
      field,
      "Something follows the colon after the key. The password is empty.",
      "키와 콜론 뒤에 다른 값이 있습니다. 비밀번호는 비워 두세요."
    )
  }
  return keys._tag === "Known"
    ? error(
        field,
        "A key that the emulator does not know: it was started with merchants of its own.",
        "에뮬레이터가 모르는 키입니다. 에뮬레이터를 시작할 때 지정한 상점의 키만 쓸 수 있습니다."
      )
    : error(field, "The key was refused.", "거절된 키입니다.")
}

/** What is wrong with what was sent where a buyer's access token is asked for. */
export const tokenProblem = (header: string | undefined): Problem =>
  /^Bearer /i.test(header ?? "")
    ? error(
        field,
        "The access token is unknown or has run out. Ask for another one.",
        "알 수 없거나 만료된 액세스 토큰입니다. 새로 발급받으세요."
      )
    : error(
        field,
        "This endpoint takes the access token of a buyer: Bearer, a space, and the token.",
        "이 API에는 구매자의 액세스 토큰이 필요합니다. Bearer, 공백, 토큰을 보내세요."
      )
