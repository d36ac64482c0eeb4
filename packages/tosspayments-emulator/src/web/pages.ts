/** What the emulator serves to browsers: the scripts that pages of shops load, and its own pages. */
import type { Answer } from "../Exchange.js"
import { pages, scripts } from "./assets.js"
import { ownAddress } from "./ownAddress.js"

/** What the scripts have where the emulator's address belongs. */
const placeholder = "http://emulator.invalid"

interface Place {
  readonly path: string
  /** Who may show the page in a frame. */
  readonly ancestors: string
  /** What it may call besides the emulator. */
  readonly connect?: string
}

const places: Readonly<Record<string, Place>> = {
  dashboard: { path: "/_emulator", ancestors: "'none'" },
  // The window comes to the redirectUrl of the shop, where brandpay needs it.
  window: { path: "/_emulator/window", ancestors: "*", connect: "http: https:" }
}

const encoder = new TextEncoder()

const text = (type: string, body: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  _tag: "Answer",
  status: 200,
  headers: {
    "content-type": `${type};charset=UTF-8`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers
  },
  body: encoder.encode(body)
})

/** Shops load these from pages of any origin, `file:` and cross-origin isolated ones included. */
const open = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }

const policy = ({ ancestors, connect = "" }: Place): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ${connect}; ` +
  `base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}`

const script = (path: string, host: string | undefined): Answer | null => {
  const code = Object.hasOwn(scripts, path) ? scripts[path] : undefined
  const address = ownAddress(host)
  return code === undefined || address === null
    ? null
    : text("text/javascript", code.replaceAll(placeholder, address), open)
}

const page = (path: string): Answer | null => {
  for (const [name, place] of Object.entries(places)) {
    const assets = pages[name]
    if (assets === undefined) continue
    switch (path) {
      case place.path:
      case `${place.path}/`:
        return text("text/html", assets.html, {
          "content-security-policy": policy(place),
          "referrer-policy": "no-referrer",
          "cross-origin-resource-policy": "cross-origin",
          // Pages that are cross-origin isolated show no frame without it.
          "cross-origin-embedder-policy": "credentialless"
        })
      case `/_emulator/assets/${name}.js`:
        return text("text/javascript", assets.js)
      case `/_emulator/assets/${name}.css`:
        return text("text/css", assets.css)
    }
  }
  return null
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly host: string | undefined
}

/** What is at a path for browsers; `null` when it is none of theirs. */
export const answer = ({ host, method, path }: Asked): Answer | null =>
  method === "GET" || method === "HEAD" ? (script(path, host) ?? page(path)) : null
