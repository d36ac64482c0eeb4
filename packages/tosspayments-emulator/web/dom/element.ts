/** Makes an element: attributes by name, listeners as functions under `on…`. */
type Child = Node | string | null

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>

export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: ReadonlyArray<Child>
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.replace(/^on/, ""), value)
    else if (typeof value === "boolean") made.toggleAttribute(name, value)
    else made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}
