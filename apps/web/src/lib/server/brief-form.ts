/** Entries that are typed in the lists of a form, as its fields send them: those in which something was changed. */
import { createHash } from 'node:crypto'
import { noBrief, saysBrief, type BriefEntry } from '@waymark/collection'
import { entryPart, type AnswersForm, type EntryTried, type ListLine } from '@waymark/operations'
import { newEntryId } from '@waymark/store'
import type { DeskForm } from './desk-form.ts'
import { idIn } from './desk.ts'

/** One entry in place: what its fields are called before the colon, and what tells it from the same one changed. */
export type BriefShown = {
  readonly part: string
  readonly entry: string
  readonly revision: number
  readonly brief: BriefEntry
  readonly was: string
}

const digest = (brief: BriefEntry): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(brief)))
    .digest('hex')
    .slice(0, 16)

const inOrder = ({ title, day, until, stage, on, fields }: BriefEntry) => [
  title.replaceAll('\r\n', '\n').trim(),
  day,
  until,
  stage,
  on,
  ...Object.entries(fields)
    .filter(([, values]) => values.join('') !== '')
    .sort(([code], [other]) => (code < other ? -1 : 1))
    .map(([code, values]) => [code, ...values.map(value => value.replaceAll('\r\n', '\n').trim())]),
]

/** The entries of a list that are still being written, and one more with nothing in it. */
export function briefsShown({ kind, items }: Pick<ListLine, 'kind' | 'items'>): readonly BriefShown[] {
  const open = items.flatMap(({ id, revision, brief }) =>
    brief ? [{ part: entryPart(id), entry: id, revision, brief, was: digest(brief) }] : [],
  )
  const fresh = { part: `new.${kind}`, entry: newEntryId(), revision: 0, brief: noBrief, was: digest(noBrief) }
  return [...open, fresh]
}

const most = 400 // entries of one form

/** The entries of the form (`listed`, several) that say something else than they did, or are finished now. */
export function entriesIn(form: DeskForm): NonNullable<AnswersForm['entries']> {
  return form
    .texts('listed')
    .slice(0, most)
    .flatMap(part => {
      const own = form.within(part)
      const brief = briefIn(own)
      const finished = own.ticked('finished')
      const isAsItWas = digest(brief) === own.text('was')
      if (isAsItWas && !(finished && saysBrief(brief))) return []
      const revision = own.revision()
      return [
        {
          part,
          kind: own.text('kind'),
          entry: idIn(own.text('entry')),
          revision,
          brief,
          finished,
          language: form.language,
        },
      ]
    })
}

const briefIn = (form: DeskForm): BriefEntry => ({
  title: form.text('title'),
  day: form.text('day'),
  until: form.text('until'),
  stage: form.text('stage'),
  on: form.text('on'),
  fields: form.under('fields.'),
})

/** An entry that a sheet has, as the form of its list sends it: what `entriesIn` reads back. */
export function briefFieldsOf({ kind, entry, revision, brief }: EntryTried): readonly (readonly [string, string])[] {
  const { fields, ...words } = brief
  const own = Object.entries(fields).flatMap(([code, values]) =>
    values.map(value => [`fields.${code}`, value] as const),
  )
  const sent = [...Object.entries({ kind, entry, revision: String(revision), ...words }), ...own]
  return sent.map(([name, value]) => [`${entryPart(entry)}:${name}`, value] as const)
}
