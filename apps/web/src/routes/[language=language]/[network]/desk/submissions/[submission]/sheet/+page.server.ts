import { saveAnswers, sectionPage, tryAnswersSheet, type AnswersSheet, type AnswersTried } from '@waymark/operations'
import { answersIn } from '#lib/server/answers-form.ts'
import { readAnswersWorkbook, sheetFields } from '#lib/server/answers-workbook.ts'
import { fieldsOf } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { readForm, refuseForm } from '#lib/server/form.ts'
import { formKey } from '#lib/server/form-key.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event, 'save-answer')
  formKey(event)
  const page = shownTo(event, await sectionPage(desk, { submission: idIn(event.params.submission), section: null }))
  if (!page.submission.open) leadElsewhere(event, `submissions/${page.submission.id}`)
  return { submission: page.submission }
}

export const actions = {
  // The file is read and forgotten: what it would change stands on the page, and is sent from there.
  try: async event => {
    const desk = await deskFor(event, 'save-answer')
    const data = await readForm(event.request)
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0) return refuseForm(data, { kind: 'file.missing', field: 'file' })
    const submission = idIn(event.params.submission)
    const read = readAnswersWorkbook(new Uint8Array(await file.arrayBuffer()), submission)
    if (!read.ok) return refuseForm(data, read.refusal)
    const words = wordsIn(read.value.language)
    const sheet: AnswersSheet = {
      submission,
      cellOf: read.value.cellOf,
      fieldsOf: (indicator, pieces) => sheetFields(indicator, pieces, words),
    }
    const tried: AnswersTried = shownTo(event, await tryAnswersSheet(desk, sheet))
    return { mark: '', kept: {}, refusals: [], tried, sent: sentAgain(tried), language: read.value.language }
  },
  keep: event =>
    post(
      event,
      (desk, form) =>
        saveAnswers(desk, { submission: idIn(event.params.submission), answers: answersIn(form), lists: [] }),
      { to: () => `submissions/${event.params.submission}?done=sheet-taken` },
    ),
}

/** The answers that can be saved as the page with several questions sends them, so that they are read by the same rule. */
const sentAgain = ({ answers }: AnswersTried): readonly (readonly [name: string, value: string])[] =>
  answers.flatMap(({ code, words, revision }) => [
    [`${code}:revision`, String(revision)] as const,
    ...fieldsOf(words).map(([name, value]) => [`${code}:${name}`, value] as const),
  ])
