/** A part of the shop's page that the script draws. What the shop's style sheets say stays outside. */

const rules = `
:host { all: initial; display: block; color-scheme: light; font: 16px/1.5 system-ui, "Apple SD Gothic Neo", "Noto Sans KR", sans-serif; }
* { box-sizing: border-box; }
.panel { padding: 16px; border: 1px solid #d1d6db; border-radius: 12px; background: #fff; color: #191f28; }
h2 { margin: 0 0 8px; font-size: 1.125rem; }
fieldset { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 8px; margin: 0; padding: 0; border: 0; }
legend { padding: 0 0 8px; font-weight: 700; }
label { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 8px; line-height: 1.25; border: 1px solid #d1d6db; border-radius: 8px; }
label:has(:checked) { border-color: #1b64da; box-shadow: inset 0 0 0 1px #1b64da; }
.panel > div + div { margin-top: 16px; }
.terms { grid-template-columns: 1fr; }
.terms label { border-color: transparent; box-shadow: none; padding: 0; }
.buttons { display: flex; gap: 8px; margin-top: 16px; }
button { flex: 1; min-height: 48px; border: 1px solid #d1d6db; border-radius: 8px; background: #fff; color: #191f28; font: inherit; cursor: pointer; }
button.primary { border: 0; background: #1b64da; color: #fff; font-weight: 700; }
button:disabled { opacity: 0.6; cursor: default; }
.note { margin: 8px 0 0; color: #4e5968; font-size: 0.8125rem; }
.alert { min-height: 1.5em; margin: 8px 0 0; color: #c62a3a; font-size: 0.875rem; }
:is(button, input):focus-visible { outline: 3px solid #1b64da; outline-offset: 2px; }
`

export interface Panel {
  readonly root: ShadowRoot
  readonly remove: () => void
}

/** An empty panel inside an element. */
export const attachPanel = (target: Element, testId: string): Panel => {
  const host = document.createElement("div")
  host.setAttribute("data-testid", testId)
  const root = host.attachShadow({ mode: "open" })
  // Not a style element, which the policy of the shop may forbid.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  root.adoptedStyleSheets = [sheet]
  target.append(host)
  return { root, remove: () => host.remove() }
}
