import { IntlMessageFormat } from 'intl-messageformat'
import { isolate } from './isolate.ts'
import { localeOf, type Language } from './languages.ts'
import { formatNumber } from './numbers.ts'

/** What a message is given for its places. Numbers are printed as the language prints them: pass a year as a string. */
export type Values = Readonly<Record<string, string | number | bigint | boolean | null | undefined>>

/** A run of words of a message; `tag` names the element of the message that encloses it, as in `<method>...</method>`. */
export type Run = { readonly text: string; readonly tag?: string }

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
const plainPlace = 1 // the parser's number for "{name}" without a format
const taken = '(as text)'
const compiled = new Map<string, IntlMessageFormat>()

/**
 * Fills an ICU pattern. A place without a value shows as ⟦name⟧, so that a page never fails for a word and a test can
 * find it. Throws only for a pattern that is no ICU message; the catalogue refuses those when it is read.
 */
export function say(language: Language, pattern: string, values?: Values): string {
  return values === undefined || !pattern.includes('{') ? plain(language, pattern) : filled(language, pattern, values)
}

const unfilled = new Map<string, string>()

/** As `say` without values, where the pattern has no place: most words of a page. Said once for each language, then kept. */
function plain(language: Language, pattern: string): string {
  const key = `${language}\n${pattern}`
  const known = unfilled.get(key)
  if (known !== undefined) return known
  const said = filled(language, pattern, {})
  unfilled.set(key, said)
  return said
}

const filled = (language: Language, pattern: string, values: Values) =>
  sayRuns(language, pattern, values)
    .map(run => run.text)
    .join('')

/** As `say`, in runs, for a component that makes links of the tagged ones. Tags are not nested. */
export function sayRuns(language: Language, pattern: string, values: Values = {}): readonly Run[] {
  const message = compile(language, pattern)
  const given = new Proxy({}, { get: (_, name) => place(language, values, String(name)), has: () => true })
  const parts = message.format<Run>(given as Record<string, string>)
  return (Array.isArray(parts) ? parts : [parts]).map(part =>
    typeof part === 'object' ? part : { text: oneStop(language, String(part)) },
  )
}

// A Russian day ends with the stop of "г.", and the sentence it ends needs no second one.
const oneStop = (language: Language, text: string) => (language === 'ru' ? text.replaceAll('г..', 'г.') : text)

function place(language: Language, values: Values, name: string): unknown {
  if (name.startsWith('<')) return (words: readonly unknown[]): Run => ({ text: words.join(''), tag: name.slice(1) })
  const asText = name.endsWith(taken)
  const value = values[asText ? name.slice(0, -taken.length) : name]
  if (!asText) return typeof value === 'bigint' ? Number(value) : (value ?? Number.NaN)
  if (value === undefined || value === null) return `⟦${name.slice(0, -taken.length)}⟧`
  return typeof value === 'string' || typeof value === 'boolean'
    ? isolate(language, String(value))
    : formatNumber(language, value)
}

function compile(language: Language, pattern: string): IntlMessageFormat {
  const key = `${language}\n${pattern}`
  const known = compiled.get(key)
  if (known) return known
  const locale = localeOf(language)
  const read = new IntlMessageFormat(pattern, locale).getAst()
  const message = new IntlMessageFormat(read.map(named), locale)
  compiled.set(key, message)
  return message
}

// Plain places and tags get names of their own, so that one value serves "{n}" as text and "{n, plural, ...}" as number.
function named(element: Element): Element {
  if (element.type === plainPlace) return { ...element, value: `${element.value}${taken}` }
  if ('children' in element) return { ...element, value: `<${element.value}`, children: element.children.map(named) }
  if (!('options' in element)) return element
  const options = Object.entries(element.options).map(([name, option]) => [
    name,
    { ...option, value: option.value.map(named) },
  ])
  return { ...element, options: Object.fromEntries(options) } as Element
}
