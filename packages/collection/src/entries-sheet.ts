/** An entry as one row of a sheet: what is typed of it in its list, a cell for each field. */
import type { RegisterField } from '@waymark/framework'
import { answerInSheet, type SheetCell, type SheetField, type SheetRead } from './answers-sheet.ts'
import type { BriefEntry } from './brief-entry.ts'
import { noWords, type AnswerWords } from './same-answer.ts'

export type EntryInSheet = Pick<SheetRead, 'changes' | 'problems'> & { readonly brief: BriefEntry }

/** One entry as its row has it, by the rules of a sheet of answers: what was not touched stays. `asked`: the kind's own fields in the row. */
export function entryInSheet(
  kept: BriefEntry,
  { asked, fields }: { readonly asked: readonly RegisterField[]; readonly fields: readonly SheetField[] },
  cellOf: (field: string) => SheetCell | undefined,
): EntryInSheet {
  const { words, changes, problems } = answerInSheet(briefWords(kept, asked), fields, cellOf)
  const said = (field: string) => words.typed[field] ?? ''
  const own = asked.flatMap(({ code, kind, several }) => {
    const text = said(`fields.${code}`)
    if (text === '') return []
    return [[code, kind === 'choice' && several ? text.split('\n') : [text]] as const]
  })
  const [title, day, until, stage, on] = ['title', 'day', 'until', 'stage', 'on'].map(said) as [
    string,
    string,
    string,
    string,
    string,
  ]
  return { changes, problems, brief: { title, day, until, stage, on, fields: Object.fromEntries(own) } }
}

/** The same entry as words by field, several choices in the order of a form. */
export function briefWords({ fields, ...words }: BriefEntry, asked: readonly RegisterField[]): AnswerWords {
  const own = asked.map(({ code, kind, options }) => {
    const values = fields[code] ?? []
    const codes = options.flatMap(option => (values.includes(option.code) ? [option.code] : []))
    return [`fields.${code}`, (kind === 'choice' ? codes : values).join('\n')] as const
  })
  return { ...noWords, typed: { ...words, ...Object.fromEntries(own) } }
}
