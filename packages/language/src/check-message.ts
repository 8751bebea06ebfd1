import { IntlMessageFormat } from 'intl-messageformat'
import { languages, localeOf, type Language } from './languages.ts'

/** What is wrong with one message; `language` where one language is at fault. */
export type MessageFault =
  | { readonly kind: 'catalogue.not-an-object' | 'catalogue.key-shape' | 'catalogue.key-twice' | 'catalogue.no-note' }
  | { readonly kind: 'catalogue.language-missing'; readonly language: Language }
  | { readonly kind: 'catalogue.unknown-field'; readonly field: string }
  | { readonly kind: 'catalogue.not-icu'; readonly language: Language; readonly reason: string }
  | { readonly kind: 'catalogue.places-differ'; readonly language: Language; readonly places: string }
  | { readonly kind: 'catalogue.plural-form-missing'; readonly language: Language; readonly form: string }
  | { readonly kind: 'catalogue.number-by-hand'; readonly language: Language; readonly place: string }

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Every fault of one message. Places are compared with English: a name, a tag, or a choice with its options. */
export function checkMessage(message: Readonly<Record<string, unknown>>): readonly MessageFault[] {
  const unknown = Object.keys(message).filter(field => field !== 'note' && !languages.includes(field as Language))
  const missing = languages.filter(language => typeof message[language] !== 'string' || message[language] === '')
  const faults: MessageFault[] = [
    ...unknown.map(field => ({ kind: 'catalogue.unknown-field', field }) as const),
    ...missing.map(language => ({ kind: 'catalogue.language-missing', language }) as const),
    ...(typeof message['note'] === 'string' && message['note'] !== '' ? [] : [{ kind: 'catalogue.no-note' } as const]),
  ]
  let expected: string | undefined
  for (const language of languages) {
    const text = message[language]
    if (typeof text !== 'string' || text === '') continue
    const read = parse(text, language)
    if ('kind' in read) {
      faults.push(read)
      continue
    }
    const elements = read.elements.flatMap(everyElement)
    const places = [...new Set(elements.flatMap(placeOf))].sort().join(' ')
    expected ??= places
    if (places !== expected) faults.push({ kind: 'catalogue.places-differ', language, places: places || 'none' })
    faults.push(...elements.flatMap(element => faultsOf(element, language)))
  }
  return faults
}

function parse(text: string, language: Language): { readonly elements: readonly Element[] } | MessageFault {
  try {
    return { elements: new IntlMessageFormat(text, localeOf(language)).getAst() }
  } catch (error) {
    return { kind: 'catalogue.not-icu', language, reason: error instanceof Error ? error.message : String(error) }
  }
}

function everyElement(element: Element): readonly Element[] {
  if ('children' in element) return [element, ...element.children.flatMap(everyElement)]
  if (!('options' in element)) return [element]
  return [element, ...Object.values(element.options).flatMap(option => option.value.flatMap(everyElement))]
}

// The parser's element types by their numbers: 0 words, 1 {name}, 2 number, 3 date, 4 time, 5 select, 6 plural, 7 #, 8 tag.
function placeOf(element: Element): readonly string[] {
  if (element.type === 0 || element.type === 7) return []
  if (element.type === 8) return [`<${element.value}>`]
  if (element.type === 5) return [`{${element.value}: ${Object.keys(element.options).sort().join('|')}}`]
  return [`{${element.value}}`]
}

function faultsOf(element: Element, language: Language): readonly MessageFault[] {
  if (element.type === 2 || element.type === 3 || element.type === 4) {
    return [{ kind: 'catalogue.number-by-hand', language, place: element.value }]
  }
  if (element.type !== 6) return []
  const rules = new Intl.PluralRules(localeOf(language), { type: element.pluralType ?? 'cardinal' })
  return rules
    .resolvedOptions()
    .pluralCategories.filter(form => !Object.hasOwn(element.options, form))
    .map(form => ({ kind: 'catalogue.plural-form-missing', language, form }) as const)
}
