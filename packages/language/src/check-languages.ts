/** What is wrong with one entry of `content/languages.json`; `row` counts from 1. */
export type LanguageFault = { readonly row: number; readonly field: string; readonly message: string }

const shapes: Readonly<Record<string, readonly [RegExp, string]>> = {
  code: [/^[a-z]{2,3}$/, 'is not a code of two or three small letters'],
  name: [/\p{L}/u, 'is no name; write the name of the language in itself'],
  direction: [/^(?:ltr|rtl)$/, 'is neither ltr nor rtl'],
  complete: [/^(?:content|interface)$/, 'is neither content nor interface'],
  comma: [/^\p{P}$/u, 'is not one mark of punctuation'],
  semicolon: [/^\p{P}$/u, 'is not one mark of punctuation'],
}

/**
 * Everything wrong in the list of languages: a field that is missing, unknown or of another form, a locale that this runtime does not
 * know, months that are not twelve names, a code written twice, and a first language that is not English with all of the content:
 * what another language lacks is shown in English.
 */
export function checkLanguages(listed: unknown): readonly LanguageFault[] {
  if (!Array.isArray(listed)) return [{ row: 0, field: '', message: 'The list of languages is no list.' }]
  const codes = listed.map(entry => (isEntry(entry) ? entry['code'] : undefined))
  return listed.flatMap((entry: unknown, at): LanguageFault[] => {
    const row = at + 1
    if (!isEntry(entry)) return [{ row, field: '', message: 'This language is no object.' }]
    const fault = (field: string, message: string): LanguageFault => ({ row, field, message })
    const known = [...Object.keys(shapes), 'locale', 'months']
    return [
      ...Object.entries(shapes).flatMap(([field, [shape, message]]) => {
        const given = entry[field]
        return typeof given === 'string' && shape.test(given) ? [] : [fault(field, `"${String(given)}" ${message}.`)]
      }),
      ...(isLocale(entry['locale']) ? [] : [fault('locale', `"${String(entry['locale'])}" is no known locale.`)]),
      ...(isMonths(entry['months']) ? [] : [fault('months', 'These are not the names of twelve months.')]),
      ...Object.keys(entry).flatMap(field =>
        known.includes(field) ? [] : [fault(field, 'Nothing reads this field.')],
      ),
      ...(codes.indexOf(entry['code']) < at ? [fault('code', `"${String(entry['code'])}" stands twice.`)] : []),
      ...(at > 0 || (entry['code'] === 'en' && entry['complete'] === 'content')
        ? []
        : [fault('code', 'The first language is en, with all of the content.')]),
    ]
  })
}

const isEntry = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isLocale(given: unknown): boolean {
  if (typeof given !== 'string') return false
  try {
    return Intl.NumberFormat.supportedLocalesOf(given).length === 1
  } catch {
    return false // RangeError: no tag at all
  }
}

const isMonths = (given: unknown): boolean =>
  given === undefined ||
  (Array.isArray(given) &&
    given.length === 12 &&
    given.every(month => typeof month === 'string' && /\p{L}/u.test(month)))
