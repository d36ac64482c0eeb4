/** Of the registry, which is one for all realms and all copies of this package in a process. */
const key: unique symbol = Symbol.for("tosspayments-server-sdk/error") as never

type Class = abstract new (...args: never) => object

/** The name that a prototype itself was given, not one that it inherits. */
const nameOf = (prototype: object): unknown =>
  Object.hasOwn(prototype, key) ? (prototype as { readonly [key]?: unknown })[key] : undefined

const carries = (value: unknown, name: unknown): boolean => {
  for (
    let link: unknown = value;
    typeof link === "object" && link !== null;
    link = Object.getPrototypeOf(link)
  ) {
    if (nameOf(link) === name) return true
  }
  return false
}

/** A class that a user derives has no name of its own here, and is told apart as any class is. */
function hasInstance(this: Class, value: unknown): boolean {
  const name = nameOf(this.prototype)
  return name === undefined ? Function.prototype[Symbol.hasInstance].call(this, value) : carries(value, name)
}

/**
 * Gives an error class its name, whatever a bundler makes of it, for `error.name`, `error.constructor.name` and
 * `instanceof`: a program that loads this package as a module and as a script, or in two versions, has two classes of
 * each name, and the errors of both are instances of either.
 *
 * @internal
 */
export const brand = (ofKind: Class, name: string): void => {
  const hidden = { enumerable: false, writable: true, configurable: true }
  Object.defineProperties(ofKind, {
    name: { value: name, configurable: true },
    [Symbol.hasInstance]: { ...hidden, value: hasInstance }
  })
  Object.defineProperties(ofKind.prototype, {
    name: { ...hidden, value: name },
    [key]: { ...hidden, value: name }
  })
}

/**
 * Whether a value is an error of any copy of this package. Never throws.
 *
 * @internal
 */
export const isBranded = (value: unknown): boolean => {
  try {
    return carries(value, "TossError")
  } catch {
    return false
  }
}

/**
 * Gives functions the names that they are called by, whatever a bundler makes of them: `inspect(client)` shows them.
 *
 * @internal
 */
export const named = <A extends object>(functions: A): A => {
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(value, "name", { value: name, configurable: true })
  }
  return functions
}
