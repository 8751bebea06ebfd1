import { saveAnswers, sheetForm } from '@waymark/operations'
import { answersIn } from '#lib/server/answers-form.ts'
import { tryAnswersFile } from '#lib/server/answers-tried.ts'
import { entriesIn } from '#lib/server/brief-form.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

const formOf = (submission: string) => ({ submission: idIn(submission), by: 'respondent' }) as const

export async function load(event) {
  const desk = await deskFor(event, 'save-answer')
  formKey(event)
  const { submission, lists } = shownTo(event, await sheetForm(desk, formOf(event.params.submission)))
  if (!submission.open) leadElsewhere(event, `submissions/${submission.id}`)
  return { submission, lists: lists.map(({ kind, plural }) => ({ kind, plural })) }
}

export const actions = {
  try: async event => tryAnswersFile(event, await deskFor(event, 'save-answer'), formOf(event.params.submission)),
  keep: event =>
    post(
      event,
      (desk, form) =>
        saveAnswers(desk, {
          submission: idIn(event.params.submission),
          answers: answersIn(form),
          lists: [],
          entries: entriesIn(form),
        }),
      { to: () => `submissions/${event.params.submission}?done=sheet-taken` },
    ),
}
