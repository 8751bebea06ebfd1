import { refused } from '@waymark/language'
import { saveAnswers, sectionPage, tryAnswersSheet, type AnswersTried } from '@waymark/operations'
import { readAnswersWorkbook, sheetFields } from '#lib/server/answers-workbook.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { readForm, refuseForm } from '#lib/server/form.ts'
import { formKey } from '#lib/server/form-key.ts'
import { answersTyped } from '#lib/server/answers-typed.ts'
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
    if (!(file instanceof File) || file.size === 0) return refuseForm(data, { kind: 'field.missing', field: 'file' })
    const submission = idIn(event.params.submission)
    const read = readAnswersWorkbook(new Uint8Array(await file.arrayBuffer()), submission)
    if (!read.ok) return refuseForm(data, read.refusal)
    const words = wordsIn(read.value.language)
    const fieldsOf = (...[indicator, pieces]: Parameters<Sheet['fieldsOf']>) => sheetFields(indicator, pieces, words)
    const sheet = { submission, cellOf: read.value.cellOf, fieldsOf }
    const tried: AnswersTried = shownTo(event, await tryAnswersSheet(desk, sheet))
    return { mark: '', kept: {}, refusals: [], tried, language: read.value.language }
  },
  keep: event =>
    post(
      event,
      async (desk, form) => {
        const answers = answersTyped(form.text('answers'), form.language)
        if (!answers) return refused({ kind: 'text.unreadable', field: 'answers' })
        return saveAnswers(desk, { submission: idIn(event.params.submission), answers, lists: [] })
      },
      { to: () => `submissions/${event.params.submission}?done=sheet-taken` },
    ),
}

type Sheet = Parameters<typeof tryAnswersSheet>[1]
