import type { Event } from "../../../src/Activity.js"

export interface Listener {
  /** Everything may have changed. */
  readonly onGap: () => void
  readonly onEvent: (event: Event) => void
  readonly onLink: (isOpen: boolean) => void
}

const types: ReadonlyArray<Event["type"]> = [
  "request",
  "payment",
  "webhook",
  "record",
  "clock",
  "faults",
  "reset"
]

/**
 * Listens to what happens, and goes on where it stopped. Not while nobody looks: browsers open six connections to one
 * address, and forgotten tabs would take them all.
 */
export const listen = ({ onEvent, onGap, onLink }: Listener): void => {
  let source: EventSource | null = null
  let lastId = ""
  const open = (): void => {
    source = new EventSource(
      `/_emulator/events${lastId === "" ? "" : `?after=${encodeURIComponent(lastId)}`}`
    )
    const hear = (run: (data: string) => void) => (message: MessageEvent<string>) => {
      lastId = message.lastEventId
      run(message.data)
    }
    source.addEventListener("error", () => onLink(false))
    source.addEventListener(
      "hello",
      hear((data) => {
        onLink(true)
        if (JSON.parse(data).isComplete !== true) onGap()
      })
    )
    for (const type of types) {
      source.addEventListener(
        type,
        hear((data) => onEvent(JSON.parse(data)))
      )
    }
  }
  const close = (): void => {
    source?.close()
    source = null
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) close()
    else if (source === null) open()
  })
  if (!document.hidden) open()
}
