/** Lists cut into files of bounded size, and joined again: whatever the size of a network, none of its files grows with it. */
import { lengthOf } from './utf8.ts'

/** What a file may hold: bytes as it is laid out, and items. */
export type Most = { readonly bytes: number; readonly items: number }

/** What else a file holds beside its list stays well below the difference to 200 KB. */
const mostOfFile: Most = { bytes: 150_000, items: Infinity }

/** The list in parts of bounded size, in its order; at least one. An item alone above the bound is a part of its own. */
export function inParts<T>(list: readonly T[], most: Most = mostOfFile): readonly (readonly T[])[] {
  const parts: T[][] = [[]]
  let bytes = 0
  for (const one of list) {
    const held = parts.at(-1)!.length
    const more = laidOut(one)
    if (held > 0 && (bytes + more > most.bytes || held === most.items)) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)!.push(one)
    bytes += more
  }
  return parts
}

const depth = 3 // signs that a line of an item is indented by, in the list of a file or of a field of it

/** Bytes of an item as a file has it. */
function laidOut(item: unknown): number {
  const text = JSON.stringify(item, null, 1)
  return lengthOf(text) + depth * (text.split('\n').length + 1)
}

/** Where a part of a list lies: the first under the path itself, `data/answers.json`, the second in `data/answers-2.json`. */
export function pathOfPart(path: string, part: number): string {
  return part === 1 ? path : path.replace(/\.(\w+)$/, `-${part}.$1`)
}

/** The paths of all parts that are at hand, in their order; at least the first. */
export function pathsOfParts(path: string, has: (path: string) => boolean): readonly string[] {
  const paths = [path]
  for (;;) {
    const next = pathOfPart(path, paths.length + 1)
    if (!has(next)) return paths
    paths.push(next)
  }
}

/** How a value goes into several files and comes back: as items that stay whole, and what a file holds of them. */
export type Form = {
  readonly items: (value: never) => readonly unknown[]
  readonly part: (items: readonly never[]) => unknown
  readonly joined: (parts: readonly never[]) => unknown
}

/** Never cut. */
export const undivided: Form = { items: value => [value], part: ([value]) => value, joined: ([value]) => value }

/** A list: each part is a list. */
export const list: Form = {
  items: (value: readonly unknown[]) => value,
  part: (items: readonly unknown[]) => items,
  joined: (parts: readonly (readonly unknown[])[]) => parts.flat(),
}

/** An object of lists under these names: each part has all names, with its share of each list. */
export function lists(...names: readonly string[]): Form {
  type Value = Readonly<Record<string, readonly unknown[]>>
  const each = (of: (name: string) => readonly unknown[]) => Object.fromEntries(names.map(name => [name, of(name)]))
  return {
    items: (value: Value) => names.flatMap(name => value[name]!.map(one => [name, one] as const)),
    part: (items: readonly (readonly [string, unknown])[]) =>
      each(name => items.filter(([of]) => of === name).map(([, one]) => one)),
    joined: (parts: readonly Value[]) => each(name => parts.flatMap(part => part[name]!)),
  }
}

/** The files of a value under its path. */
export function filesOfValue(path: string, value: unknown, form: Form): readonly (readonly [string, unknown])[] {
  return inParts<unknown>(form.items(value as never)).map(
    (items, at) => [pathOfPart(path, at + 1), form.part(items as readonly never[])] as const,
  )
}

/** The value back from its files in their order. Throws on files of another form. */
export function joinedValue<T>(form: Form, parts: readonly unknown[]): T {
  return form.joined(parts as readonly never[]) as T
}
