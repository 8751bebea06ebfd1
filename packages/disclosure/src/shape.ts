/** Where a file's JSON is not what it should be, as `counts.columns` or `[2].hidden`, and what was wanted there. */
export type ShapeFault = { readonly at: string; readonly wanted: string }

/** Judges one value of a file; undefined when it has the shape. Says nothing of what the values mean together. */
export type Shape = (value: unknown, at: string) => ShapeFault | undefined

/** The fault of a file's whole JSON, if it has one. */
export function shapeFault(shape: Shape, value: unknown): ShapeFault | undefined {
  return shape(value, '')
}

export const text: Shape = (value, at) =>
  typeof value === 'string' && value.trim() !== '' ? undefined : { at, wanted: 'a text' }
export const flag: Shape = (value, at) => (typeof value === 'boolean' ? undefined : { at, wanted: 'true or false' })

/** A whole number from `least` on. */
export function wholeFrom(least: number): Shape {
  return (value, at) =>
    Number.isSafeInteger(value) && Number(value) >= least
      ? undefined
      : { at, wanted: `a whole number from ${least} on` }
}

export function listOf(item: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return { at, wanted: 'a list' }
    return firstFault(value.map((entry, position) => () => item(entry, `${at}[${position}]`)))
  }
}

/** An object whose names are the writer's own. */
export function named(item: Shape, least = 0): Shape {
  return (value, at) => {
    if (!isObject(value)) return { at, wanted: 'an object' }
    if (Object.keys(value).length < least) return { at, wanted: 'an object that names something' }
    return firstFault(
      Object.entries(value).map(
        ([name, entry]) =>
          () =>
            item(entry, inside(at, name)),
      ),
    )
  }
}

/** An object with these fields and no others: a field that nobody reads is a typing error. */
export function fields(known: Readonly<Record<string, Shape>>, needed: readonly string[] = Object.keys(known)): Shape {
  return (value, at) => {
    if (!isObject(value)) return { at, wanted: 'an object' }
    const strange = Object.keys(value).find(name => !Object.hasOwn(known, name))
    if (strange !== undefined) return { at: inside(at, strange), wanted: `one of ${Object.keys(known).join(', ')}` }
    const absent = needed.find(name => !Object.hasOwn(value, name))
    if (absent !== undefined) return { at: inside(at, absent), wanted: 'something' }
    return firstFault(
      Object.entries(value).map(
        ([name, entry]) =>
          () =>
            known[name]!(entry, inside(at, name)),
      ),
    )
  }
}

function inside(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstFault(checks: readonly (() => ShapeFault | undefined)[]): ShapeFault | undefined {
  for (const check of checks) {
    const fault = check()
    if (fault) return fault
  }
  return undefined
}
