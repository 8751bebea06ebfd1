import { languages } from '@waymark/language'
import type { Language } from '@waymark/language'
import { stringify } from 'yaml'
import type { FrameworkEdition } from './edition.ts'
import { byPlaceInFile } from './field-order.ts'
import { levels } from './register.ts'
import type { TextDefaults } from './shape-texts.ts'
import type { OneText } from './texts.ts'

type Path = readonly (string | number)[]
type Visit = (text: OneText, language: Language, at: Path) => void

const layout = { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false } as const

/**
 * One edition as YAML. Reading it again gives the same value: `readFramework(writeFramework(x))` equals x. The most
 * frequent status and source of each language become the file's defaults, so that most texts stand there plainly.
 */
export function writeFramework(edition: FrameworkEdition): string {
  const texts = { wording: defaultsOf(edition, isWording), ours: defaultsOf(edition, at => !isWording(at)) }
  const body = plain(edition, [], at => (isWording(at) ? texts.wording : texts.ours)) as Record<string, unknown>
  return stringify({ texts, ...body }, layout)
}

/** Whether the text at this path is wording of the source, as `shape.ts` reads it, or a text of ours about it. */
function isWording(at: Path): boolean {
  const field = at.findLast(step => typeof step === 'string') ?? ''
  if (field === 'text') return at.includes('variants')
  if (field === 'measure') return true
  return field === 'name' && at.every(step => typeof step === 'number' || !ourNames.has(step))
}
const ourNames: ReadonlySet<string> = new Set(['steps', 'phases', 'disaggregations', 'beside'])

function defaultsOf(value: unknown, concerned: (at: Path) => boolean): TextDefaults {
  const tally = new Map<Language, Map<string, { readonly how: { status: string; source: string }; times: number }>>()
  eachText(value, [], ({ status, source }, language, at) => {
    if (!concerned(at)) return
    const seen = tally.get(language) ?? new Map()
    const key = keyOf({ status, source })
    const times = (seen.get(key)?.times ?? 0) + 1
    tally.set(language, seen.set(key, { how: { status, source }, times }))
  })
  const most = languages.flatMap(language => {
    const seen = [...(tally.get(language)?.values() ?? [])]
    const first = seen.toSorted(
      (one, other) => other.times - one.times || (keyOf(one.how) < keyOf(other.how) ? -1 : 1),
    )[0]
    return first ? [[language, first.how] as const] : []
  })
  return Object.fromEntries(most)
}

function keyOf({ status, source }: { readonly status: string; readonly source: string }): string {
  return `${status} ${source}`
}

function eachText(value: unknown, at: Path, visit: Visit): void {
  if (value === null || typeof value !== 'object') return
  if (isLocalText(value)) {
    for (const language of languages) if (value[language]) visit(value[language], language, at)
    return
  }
  for (const [key, each] of keyed(value)) eachText(each, [...at, key], visit)
}

function isLocalText(value: object): value is Partial<Record<Language, OneText>> {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(key => (languages as readonly string[]).includes(key))
}

function keyed(value: object): (readonly [string | number, unknown])[] {
  return Array.isArray(value) ? value.map((each, index) => [index, each] as const) : Object.entries(value)
}

/** The value as the file writes it: no empty fields, short forms where the reader knows them. */
function plain(value: unknown, at: Path, defaults: (at: Path) => TextDefaults): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((each, index) => plain(each, [...at, index], defaults))
  if (isLocalText(value)) return plainText(value, defaults(at))
  const written = Object.entries(value)
    .map(([key, each]) => [key, short(key, each, at) ?? plain(each, [...at, key], defaults)] as const)
    .filter(([key, each]) => !isLeftOut(key, each, at))
    .toSorted(([one], [other]) => byPlaceInFile(one, other))
  return Object.fromEntries(written)
}

function plainText(text: Partial<Record<Language, OneText>>, defaults: TextDefaults): unknown {
  const written = languages.flatMap(language => {
    const one = text[language]
    if (!one) return []
    const usual = defaults[language]
    return [
      [
        language,
        one.status === usual?.status && one.source === usual.source
          ? one.text
          : { text: one.text, status: one.status, source: one.source },
      ] as const,
    ]
  })
  return Object.fromEntries(written)
}

function short(key: string, value: unknown, at: Path): string | undefined {
  if (key === 'partial' && at.at(-1) === 'criteria' && value === null) return 'never'
  if (key !== 'origin' || value === null || typeof value !== 'object' || !('kind' in value)) return undefined
  return value.kind === 'derived' ? undefined : String(value.kind)
}

function isLeftOut(key: string, value: unknown, at: Path): boolean {
  if (key === 'last' && at.at(-1) === 'edition') return false
  if (key === 'sources' && at.length === 0) return false
  if (value === null) return true
  if (key === 'levels' && at.length === 0) return levels.every(level => (value as readonly string[]).includes(level))
  if (key === 'standing') return false
  if (typeof value === 'object') return Object.keys(value).length === 0
  if (at.includes('subQuestions'))
    return (key === 'combines' && value === true) || (key === 'origin' && value === 'asked')
  if (at.length === 0 && (key === 'lives' || key === 'keptBy')) return value === 'event' || value === 'all'
  return (at.includes('fields') || at.includes('stages')) && value === false
}
