/** What is right where words are wrong, by the name of a field. */

/** What is chosen before the first choice, so that what stands beside it is kept. */
const choices: readonly (readonly [RegExp, string])[] = [
  [/^reply$/, 'object'],
  [/^decision$/, 'accept'],
  [/^state$/, 'yes'],
  [/^shown$/, ''],
  [/^source\./, 'study'],
  [/^(?:state|part)\./, 'no'],
]
export const chosenFirst = (name: string): string | undefined => choices.find(([pattern]) => pattern.test(name))?.[1]

const values: readonly (readonly [RegExp, string])[] = [
  [/^(country|place)$/, 'QMC'],
  [/^(places|fields\.country)/, 'QMA'],
  [/^members?$/, 'Alder'],
  [/^countries$/, 'QMA'],
  [/^indicator$/, 'A2'],
  [/^period$/, '2025'],
  [/^label$/, '2026-9'],
  [/^due$/, '2026-05-01'],
  [/^until$/, '2020-12-31'],
  [/^by\.0$/, '2026-03-31'],
  [/^by\.\d$/, '2026-06-30'],
  [/^by$|By$|\.by$|^until$/, '2026-12-31'],
  [/^from$/, '2020-01-01'],
  [/stages.*\.on$|^day$/, '2025-05-04'],
  [/day|On$|^on$|\.on$|^start$|held/i, '2026-02-01'],
  [/On$|day/i, '2025-06-30'],
  [/days$/, '1'],
  [/least/, '1'],
  [/^years$/, '2'],
  [/^numerator/, '1'],
  [/currency/, 'EUR'],
  [/year/i, '2025'],
  [/email/i, 'marked@example.org'],
  [/count|numerator|denominator|participants|numbers|amount|fields\./, '3'],
]

/** What may be right for a field where a marker is not, in turn: every choice of it, what its name asks for, what stood there. */
export function* fitting(form: Element, name: string): Generator<string> {
  const controls = [...form.querySelectorAll('input, textarea, select')].filter(
    element => element.getAttribute('name') === name,
  )
  const offered = controls.flatMap(control =>
    control.tagName === 'SELECT'
      ? [...control.querySelectorAll('option')].map(option => option.getAttribute('value') ?? '')
      : ['radio', 'checkbox'].includes(control.getAttribute('type') ?? '')
        ? [control.getAttribute('value') ?? 'on']
        : [],
  )
  if (offered.length > 0) {
    const wanted = chosenFirst(name)
    if (wanted !== undefined && offered.includes(wanted)) yield wanted
    return yield* offered
  }
  for (const [pattern, value] of values) if (pattern.test(name)) yield value
  const [first] = controls
  if (first) yield first.getAttribute('value') ?? first.textContent ?? ''
}
