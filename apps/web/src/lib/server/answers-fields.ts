/** The places to write in under a question, the same in a form as a workbook, as a table and as a file for other programs. */
import { evidenceParts, evidenceTypes, type SheetField } from '@waymark/collection'
import { followsFromParts, type IndicatorShown, type LocalText } from '@waymark/framework'
import type { ListAsks } from '@waymark/operations'
import { nameChoices, partChoices, reasonChoices, stateChoices, stepChoices } from '#lib/answer-choices.ts'
import type { Words } from '#lib/words.ts'

/** A place to write in, with what it is called. */
export type NamedField = SheetField & { readonly label: string }

/** The places to write in under a question, in the order of its form, with so many pieces of evidence. */
export function sheetFields(indicator: IndicatorShown, pieces: number, words: Words): readonly NamedField[] {
  return [...valueFields(indicator, words), ...evidenceFields(pieces, words)]
}

function valueFields(indicator: IndicatorShown, words: Words): readonly NamedField[] {
  const { pick, speak } = words
  const typed = (field: string): NamedField => ({ field, choices: null, label: speak(`label.${field}`) })
  const parts = indicator.parts.flatMap(({ code, question, names }): NamedField[] => [
    { field: `part.${code}`, label: pick(question).text, choices: partChoices(words) },
    ...(names ? [{ field: `names.${code}`, label: speak('label.names'), choices: nameChoices(names, words) }] : []),
  ])
  const reasons = reasonChoices(words)
  const missing = { field: 'missing', label: speak('label.missing'), choices: reasons }
  if (followsFromParts(indicator)) return [...parts, missing]
  if (indicator.answer === 'count') return [typed('count'), ...parts, missing]
  if (indicator.answer === 'share') return [typed('numerator'), typed('denominator'), ...parts, missing]
  if (indicator.answer === 'narrative') return [typed('text'), ...parts, missing]
  const states = [...stateChoices(indicator, words), ...reasons]
  const steps = stepChoices(indicator, words)
  return [
    { field: 'state', label: speak('label.state'), choices: states },
    ...(steps.length > 0 ? [{ field: 'step', label: speak('label.step'), choices: steps }] : []),
    ...parts,
  ]
}

function evidenceFields(pieces: number, { comma, speak }: Words): readonly NamedField[] {
  const types = evidenceTypes.map(code => ({ code: code as string, label: speak(`evidence.type.${code}`) }))
  const each = Array.from({ length: pieces }, (_, line) =>
    evidenceParts.map((part): NamedField => {
      const piece = speak('desk.evidence.piece', { n: line + 1 })
      const label = `${piece}${comma} ${speak(`label.evidence.${part === 'seenOn' ? 'seen-on' : part}`)}`
      return { field: `evidence.${line}.${part}`, label, choices: part === 'type' ? types : null }
    }),
  )
  return [{ field: 'rationale', label: speak('label.rationale'), choices: null }, ...each.flat()]
}

/** The places to write in that an entry has in its list. */
export function listFields({ dates, stages, fields }: ListAsks, { pick, speak }: Words): readonly NamedField[] {
  const named = (field: string, label: string, choices: NamedField['choices'] = null) => ({ field, label, choices })
  const offered = (all: readonly { readonly code: string; readonly name: LocalText }[]) =>
    all.map(({ code, name }) => ({ code, label: pick(name).text }))
  return [
    named('title', speak('label.title')),
    named('day', pick(dates.first).text),
    ...(dates.last ? [named('until', pick(dates.last).text)] : []),
    ...(stages.length > 0
      ? [named('stage', speak('brief.stage'), offered(stages)), named('on', speak('brief.stage-on'))]
      : []),
    ...fields.map(({ code, name, kind, several, options }) => ({
      ...named(`fields.${code}`, pick(name).text, kind === 'choice' ? offered(options) : null),
      several: kind === 'choice' && several,
    })),
  ]
}
