/** A file of answers that was sent in, tried: what it would change stands on the page, and is sent from there. */
import { tryAnswersSheet, type AnswersSheet, type AnswersTried, type Desk } from '@waymark/operations'
import { wordsIn } from '#lib/words.ts'
import { listFields, sheetFields } from './answers-fields.ts'
import { briefFieldsOf } from './brief-form.ts'
import { fieldsOf } from './desk-answer.ts'
import { shownTo, type DeskEvent } from './desk.ts'
import { readForm, refuseForm } from './form.ts'
import { readAnswersFile } from './read-answers-workbook.ts'

/** Reads the file of the form that was posted, and forgets it. Nothing is kept by trying. */
export async function tryAnswersFile(
  event: DeskEvent & { readonly request: Request },
  desk: Desk,
  of: Pick<AnswersSheet, 'submission' | 'by'>,
) {
  const data = await readForm(event.request)
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0) return refuseForm(data, { kind: 'file.missing', field: 'file' })
  const read = readAnswersFile(new Uint8Array(await file.arrayBuffer()), {
    submission: of.submission,
    page: event.locals.language,
  })
  if (!read.ok) return refuseForm(data, read.refusal)
  const words = wordsIn(read.value.language)
  const sheet: AnswersSheet = {
    ...of,
    cellOf: read.value.cellOf,
    fieldsOf: (indicator, pieces) => sheetFields(indicator, pieces, words),
    rows: read.value.rows,
    fieldsOfList: asks => listFields(asks, words),
  }
  const tried: AnswersTried = shownTo(event, await tryAnswersSheet(desk, sheet))
  return { mark: '', kept: {}, refusals: [], tried, sent: sentAgain(tried), language: read.value.language }
}

/** The answers that can be saved as the page with several questions sends them, so that they are read by the same rule. */
const sentAgain = ({ answers, entries }: AnswersTried): readonly (readonly [name: string, value: string])[] => [
  ...answers.flatMap(({ code, words, revision }) => [
    [`${code}:revision`, String(revision)] as const,
    ...fieldsOf(words).map(([name, value]) => [`${code}:${name}`, value] as const),
  ]),
  ...entries.flatMap(entry => briefFieldsOf(entry)),
]
