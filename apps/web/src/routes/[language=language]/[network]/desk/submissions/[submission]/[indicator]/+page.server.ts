import { done } from '@waymark/language'
import { holdAnswer, questionPage, saveAnswer, wordsOf } from '@waymark/operations'
import { noWords } from '@waymark/collection'
import { writtenAnswer } from '#lib/server/desk-answer.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { savingWords } from '#lib/server/saving-words.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const { submission, indicator } = event.params
  const question = shownTo(event, await questionPage(desk, { submission: idIn(submission), indicator }))
  const words = question.answer ? wordsOf(question.answer) : noWords
  return { question, words, saving: savingWords(event.locals.language) }
}

export const actions = {
  default: event => {
    const { submission, indicator } = event.params
    return post<unknown>(
      event,
      async (desk, form) => {
        const of = { submission: idIn(submission), indicator }
        if (form.ticked('keep')) return done(null)
        const kept = await saveAnswer(desk, {
          ...of,
          ...writtenAnswer(form),
          revision: form.revision(),
          same: form.ticked('same'),
        })
        return kept.ok && form.ticked('hold') ? holdAnswer(desk, { ...of, held: true }) : kept
      },
      // The button says where to go: to the next question, or back to all of them.
      {
        to: (_, form) => {
          const next = form.text('next')
          return `submissions/${submission}${/^[A-Za-z0-9-]{1,40}$/.test(next) ? `/${next}` : ''}?done=saved`
        },
      },
    )
  },
}
