import { questionPage, saveAnswer } from '@waymark/operations'
import { typedAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { submission, indicator } = event.params
  return { question: shownTo(event, await questionPage(desk, { submission: idIn(submission), indicator })) }
}

export const actions = {
  default: event => {
    const { submission, indicator } = event.params
    let next = ''
    return post(
      event,
      (desk, form) => {
        next = form.text('next')
        return saveAnswer(desk, {
          submission: idIn(submission),
          indicator,
          typed: typedAnswer(form),
          rationale: form.text('rationale'),
          evidence: form.evidence(),
          language: form.language,
          revision: form.revision(),
        })
      },
      // The button says where to go: to the next question, or back to all of them.
      {
        to: () => `submissions/${submission}${/^[A-Za-z0-9-]{1,40}$/.test(next) ? `/${next}` : ''}?done=saved`,
      },
    )
  },
}
