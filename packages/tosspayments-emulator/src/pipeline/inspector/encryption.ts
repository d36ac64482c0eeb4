import type { Problem } from "../../RequestLog.js"
import { error } from "./Problem.js"

/** What is wrong with a body that should be encrypted and could not be read. */
export const problem = (securityMode: string | undefined, body: string): Problem => {
  if (securityMode !== "ENCRYPTION") {
    return error(
      "TossPayments-api-security-mode",
      "This endpoint takes encrypted requests: the header has to say ENCRYPTION.",
      "암호화해서 보내야 하는 API입니다. 헤더 값은 ENCRYPTION이어야 합니다."
    )
  }
  const parts = body.split(".")
  if (parts.length !== 5) {
    return error(
      "body",
      "The body is no JWE in its compact form: five parts with points between them. Send the text as it is, not in JSON.",
      "본문이 JWE compact 형식(점으로 나눈 다섯 부분)이 아닙니다. JSON에 넣지 말고 그대로 보내세요."
    )
  }
  try {
    const { alg, enc } = JSON.parse(Buffer.from(parts[0] ?? "", "base64url").toString())
    if (alg !== "dir" || enc !== "A256GCM") {
      return error(
        "body",
        'The header of the JWE must say alg "dir" and enc "A256GCM".',
        'JWE 헤더는 alg "dir", enc "A256GCM"이어야 합니다.'
      )
    }
  } catch {
    return error("body", "The header of the JWE cannot be read.", "JWE 헤더를 읽을 수 없습니다.")
  }
  return error(
    "body",
    "Not encrypted with the security key of this merchant. The key is the 32 bytes that its 64 hexadecimal characters spell.",
    "이 상점의 보안 키로 암호화하지 않았습니다. 64자 16진수 보안 키를 32바이트로 바꿔서 써야 합니다."
  )
}
