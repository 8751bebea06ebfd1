/** The form of a submission for programs that ask it without a line (Kobo, ODK, Enketo), in every language. */
import { createHash } from 'node:crypto'
import { ratingStates } from '@waymark/collection'
import type { CollectedField, CollectedForm, CollectedGroup, CollectedText } from '@waymark/exchange'
import type { IndicatorShown } from '@waymark/framework'
import { languageName, languages, type Language } from '@waymark/language'
import type { SheetForm } from '@waymark/operations'
import { wordsIn, type Words } from '#lib/words.ts'
import { sheetFields } from './answers-fields.ts'

const formKind = 'waymark answers 1'
const pieces = 2 // of evidence; further ones are added in the form itself

/** The names of what is sent along unasked: that it is such a form, and which. */
export const collectedAs = { form: 'waymark_form', submission: 'waymark_submission' } as const

/** The field of a question as other programs call it: with ASCII letters, digits and `_` alone, each sign of a code told apart. */
export const collectedName = (code: string, field: string): string =>
  `${code}.${field}`
    .replace(/[^A-Za-z0-9.-]/g, sign => `_x${sign.codePointAt(0)!.toString(16)}_`)
    .replaceAll('-', '__')
    .replaceAll('.', '_')
    .replace(/^\d/, '_$&')

/**
 * The questions with nothing filled in: what was answered stays here, since the form goes where others keep it. First in `first`, then in every
 * other language. Its version tells it from the form of other questions.
 */
export function collectedForm({ submission, questions }: SheetForm, first: Language): CollectedForm {
  const all = [first, ...languages.filter(language => language !== first)].map(language => wordsIn(language))
  const groups = questions.map(({ indicator }) => groupOf(indicator, all))
  const version = createHash('sha256').update(JSON.stringify(groups)).digest('hex').slice(0, 12)
  return {
    id: `waymark_${submission.id.replaceAll('-', '')}`,
    version,
    title: submission.round.label,
    languages: all.map(({ language }) => ({ tag: language, name: languageName(language) })),
    constants: { [collectedAs.form]: formKind, [collectedAs.submission]: submission.id },
    wholeOnly: inEach(all, ({ speak }) => speak('collected.whole')),
    pastOnly: inEach(all, ({ speak }) => speak('collected.past')),
    groups,
  }
}

const inEach = (all: readonly Words[], say: (words: Words) => string): CollectedText =>
  Object.fromEntries(all.map(words => [words.language, say(words)]))

function groupOf(indicator: IndicatorShown, all: readonly Words[]): CollectedGroup {
  const { code, question, criteria } = indicator
  const label = inEach(all, ({ pick }) => `${code} ${pick(question).text}`)
  const note: CollectedField = { name: collectedName(code, 'asked'), kind: 'note', label: criteriaIn(indicator, all) }
  return {
    name: collectedName(code, 'question'),
    label,
    fields: [...(criteria ? [note] : []), ...fieldsIn(indicator, all)],
  }
}

const criteriaIn = ({ criteria }: IndicatorShown, all: readonly Words[]): CollectedText =>
  inEach(all, ({ pick, speak }) =>
    ratingStates
      .flatMap(state => (criteria?.[state] ? [`${speak(`state.${state}`)}: ${pick(criteria[state]).text}`] : []))
      .join('\n'),
  )

function fieldsIn(indicator: IndicatorShown, all: readonly Words[]): readonly CollectedField[] {
  const each = all.map(words => new Map(sheetFields(indicator, pieces, words).map(field => [field.field, field])))
  return [...each[0]!.values()].map(({ field, choices }): CollectedField => {
    const said = all.map(({ language }, at) => [language, each[at]!.get(field)!] as const)
    const label = Object.fromEntries(said.map(([language, own]) => [language, own.label]))
    const name = collectedName(indicator.code, field)
    const when = onlyIf(indicator, field)
    const asked = when ? { onlyIf: { ...when, name: collectedName(indicator.code, when.name) } } : {}
    if (!choices) return { name, kind: kindOf(field), label, ...asked }
    const offered = choices.map(({ code }, at) => ({
      code,
      label: Object.fromEntries(said.map(([language, own]) => [language, own.choices![at]!.label])),
    }))
    return { name, kind: 'one', label, choices: offered, ...asked }
  })
}

function kindOf(field: string): 'text' | 'long' | 'count' | 'past' {
  if (['count', 'numerator', 'denominator'].includes(field)) return 'count'
  if (field.endsWith('.seenOn')) return 'past'
  return ['text', 'rationale'].includes(field) || field.endsWith('.quote') ? 'long' : 'text'
}

/** A step is asked of the states that have steps, a name of a part that is there, and what a piece of evidence is of one that has a type. */
function onlyIf({ steps }: IndicatorShown, field: string): CollectedField['onlyIf'] {
  if (field === 'step') return { name: 'state', among: [...new Set(steps.map(({ of }) => of))] }
  const [, part] = /^names\.(.+)$/.exec(field) ?? []
  if (part) return { name: `part.${part}`, among: ['yes', 'partial'] }
  const [, line, of] = /^evidence\.(\d+)\.(\w+)$/.exec(field) ?? []
  if (of && of !== 'type') return { name: `evidence.${line}.type`, among: null }
  return line && line !== '0' ? { name: `evidence.${Number(line) - 1}.type`, among: null } : undefined
}
