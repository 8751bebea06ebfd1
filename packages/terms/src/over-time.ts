import { check, type Finding } from './check.ts'
import type { Compiled } from './compile.ts'
import type { TermLanguage } from './languages.ts'
import type { Span } from './span.ts'
import { countWords } from './words-by-language.ts'

/** A text with its day: YYYY, YYYY-MM or YYYY-MM-DD. */
export type DatedText = { readonly text: string; readonly date: string; readonly quoted?: readonly Span[] }

/**
 * How often a concept was worded one way and the other in the texts of one date in one language. `words` are the words of that language in them. Counted
 * are the writer's own wordings: titles, quotations and wordings to be used with care are not. `concept` null is the sum over all concepts.
 */
export type OverTimeRow = {
  readonly date: string
  readonly language: TermLanguage
  readonly concept: string | null
  readonly texts: number
  readonly words: number
  readonly discouraged: number
  readonly preferred: number
}

/**
 * Discouraged and preferred wordings by date, language and concept, in this order. A language has rows at a date where its words or wordings stand in a
 * text of it: the sum, and one for every concept met in that language at any date, so that 0 is said where a concept was not met.
 */
export function overTime(
  compiled: Compiled,
  texts: readonly DatedText[],
  language: TermLanguage = compiled.languages[0]!,
): readonly OverTimeRow[] {
  const byDate = new Map<string, Read[]>()
  const known = new Map(compiled.languages.map(spoken => [spoken, new Set<string>()]))
  for (const { date, text, quoted = [] } of texts) {
    const met = check(compiled, text, { language, quoted }).filter(isOwn)
    for (const finding of met) known.get(finding.language)!.add(finding.concept)
    byDate.set(date, [...(byDate.get(date) ?? []), { words: countWords(compiled, text, language), met }])
  }
  const concepts = compiled.concepts.map(concept => concept.id)
  return [...byDate]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([date, read]) =>
      compiled.languages.flatMap(spoken => {
        const rows = [null, ...concepts.filter(id => known.get(spoken)!.has(id))]
        return rowsOf({ date, language: spoken }, read, rows)
      }),
    )
}

type Read = { readonly words: Readonly<Record<TermLanguage, number>>; readonly met: readonly Finding[] }

function rowsOf(
  of: Pick<OverTimeRow, 'date' | 'language'>,
  read: readonly Read[],
  concepts: readonly (string | null)[],
): readonly OverTimeRow[] {
  const { language } = of
  const inIt = read.filter(text => text.words[language]! > 0 || text.met.some(finding => finding.language === language))
  if (inIt.length === 0) return []
  const words = inIt.reduce((sum, text) => sum + text.words[language]!, 0)
  const met = inIt.flatMap(text => text.met).filter(finding => finding.language === language)
  return concepts.map(concept => {
    const here = concept === null ? met : met.filter(finding => finding.concept === concept)
    const count = (status: Finding['status']) => here.filter(finding => finding.status === status).length
    const counts = { discouraged: count('discouraged'), preferred: count('preferred') }
    return { ...of, concept, texts: inIt.length, words, ...counts }
  })
}

function isOwn({ reading, status }: Finding): boolean {
  return reading === 'plain' && status !== 'careful'
}

/**
 * How often in 10,000 words, with one decimal, computed from the whole numbers, half up. Where there are no words (a Swedish wording in an English sentence)
 * it is `not-applicable`.
 */
export function perTenThousand(count: number, words: number): string {
  if (words === 0) return 'not-applicable'
  const tenths = Math.floor((2 * count * 100_000 + words) / (2 * words))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/**
 * The one date a file's name holds, as YYYY, YYYY-MM or YYYY-MM-DD from 1900 to 2099; undefined where there is none, more than one, or a span of years
 * such as 2019-20.
 */
export function dateInName(name: string): string | undefined {
  const dates = [
    ...name.matchAll(/(?<!\d-?)(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?!-?\d)/g),
  ]
  const [only] = dates.map(date => date[0])
  return dates.length === 1 && only !== undefined && isDay(only) ? only : undefined
}

/** Whether a day of this form is in the calendar: 2023-02-29 is not. */
function isDay(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number)
  return day === undefined || new Date(Date.UTC(year!, month! - 1, day)).getUTCDate() === day
}
