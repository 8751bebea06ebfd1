import { saveAnswersForMember, sheetForm } from '@waymark/operations'
import { answersIn } from '#lib/server/answers-form.ts'
import { tryAnswersFile } from '#lib/server/answers-tried.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

const formOf = (submission: string) => ({ submission: idIn(submission), by: 'behalf' }) as const

export async function load(event) {
  const desk = await deskFor(event, 'answer-for-member')
  formKey(event)
  const form = shownTo(event, await sheetForm(desk, formOf(event.params.submission)))
  return { submission: form.submission }
}

export const actions = {
  try: async event => tryAnswersFile(event, await deskFor(event, 'answer-for-member'), formOf(event.params.submission)),
  keep: event =>
    post(
      event,
      (desk, form) =>
        saveAnswersForMember(desk, {
          submission: idIn(event.params.submission),
          from: form.text('enteredFrom'),
          receivedOn: form.text('receivedOn'),
          answers: answersIn(form),
        }),
      { to: () => `on-behalf/${event.params.submission}?done=sheet-taken` },
    ),
}
