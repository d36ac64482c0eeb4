/** What the SDK throws, and rejects with: an error with a code. Applications test the code. */
export class SdkError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = "TossPaymentsError"
    this.code = code
  }
}
