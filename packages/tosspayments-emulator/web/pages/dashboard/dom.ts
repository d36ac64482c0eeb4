/** Elements without a framework: `h` makes them, `morph` makes those on the page like new ones. */

export type Child = Node | string | number | null | false | ReadonlyArray<Child>

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

const append = (parent: Element, child: Child): void => {
  if (child === null || child === false) return
  if (Array.isArray(child)) for (const one of child) append(parent, one)
  else parent.append(child instanceof Node ? child : String(child))
}

const assign = (element: Element, attributes: Attributes): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "")
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value))
  }
}

/** An element. Whatever text it has stays text. */
export const h = (
  tag: string,
  attributes: Attributes = {},
  ...children: ReadonlyArray<Child>
): HTMLElement => {
  const element = document.createElement(tag)
  assign(element, attributes)
  append(element, children)
  return element
}

const svg = "http://www.w3.org/2000/svg"

/** A drawing of one line, for those who see; words stand beside it. */
export const icon = (path: string): SVGElement => {
  const element = document.createElementNS(svg, "svg")
  assign(element, { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" })
  const line = document.createElementNS(svg, "path")
  assign(line, { d: path })
  element.append(line)
  return element
}

/** What the reader has opened, or is typing, is left alone. */
const kept: ReadonlySet<string> = new Set(["open", "value"])

const morphAttributes = (old: Element, fresh: Element): void => {
  for (const { name } of Array.from(old.attributes)) {
    if (!fresh.hasAttribute(name) && !kept.has(name)) old.removeAttribute(name)
  }
  for (const { name, value } of Array.from(fresh.attributes)) {
    if (!kept.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
}

const keyOf = (node: Node): string | null => (node instanceof Element ? node.getAttribute("data-key") : null)

const isAlike = (old: Node, fresh: Node): boolean =>
  old.nodeName === fresh.nodeName && keyOf(old) === keyOf(fresh)

/** Makes the children of `old` those of `fresh`, keeping every element that is still there, and the focus with it. */
export const morph = (old: Element, fresh: Element): void => {
  const keyed = new Map<string, ChildNode>()
  for (const child of Array.from(old.childNodes)) {
    const key = keyOf(child)
    if (key !== null) keyed.set(key, child)
  }
  const wanted = new Set(Array.from(fresh.childNodes, keyOf))
  let cursor = old.firstChild
  for (const child of Array.from(fresh.childNodes)) {
    // What has gone makes way, so that what follows it is not moved.
    while (cursor !== null && keyOf(cursor) !== null && !wanted.has(keyOf(cursor))) {
      const gone: ChildNode = cursor
      cursor = cursor.nextSibling
      gone.remove()
    }
    const key = keyOf(child)
    const known: ChildNode | null | undefined = key === null ? cursor : keyed.get(key)
    if (known === null || known === undefined || !isAlike(known, child)) {
      old.insertBefore(child, cursor)
      continue
    }
    if (known === cursor) cursor = cursor.nextSibling
    else old.insertBefore(known, cursor)
    if (known instanceof Element && child instanceof Element) {
      morphAttributes(known, child)
      morph(known, child)
    } else if (known.nodeValue !== child.nodeValue) known.nodeValue = child.nodeValue
  }
  while (cursor !== null) {
    const gone: ChildNode = cursor
    cursor = cursor.nextSibling
    gone.remove()
  }
}
