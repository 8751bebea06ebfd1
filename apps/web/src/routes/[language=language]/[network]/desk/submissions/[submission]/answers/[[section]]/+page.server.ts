import { noWords } from '@waymark/collection'
import { saveAnswers, sectionPage, wordsOf } from '@waymark/operations'
import { answersIn, listsIn, shownAs } from '#lib/server/answers-form.ts'
import { briefsShown, entriesIn } from '#lib/server/brief-form.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { savingWords } from '#lib/server/saving-words.ts'

export async function load(event) {
  const desk = await deskFor(event, 'save-answer')
  const { submission, section = null } = event.params
  const page = shownTo(event, await sectionPage(desk, { submission: idIn(submission), section }))
  if (!page.submission.open) leadElsewhere(event, `submissions/${page.submission.id}`)
  const parts = page.parts.map(part => ({
    ...part,
    lists: part.lists.map(list => ({ ...list, briefs: list.asks ? briefsShown(list) : [] })),
    questions: part.questions.map(question => ({
      ...question,
      was: shownAs(question.answer),
      words: question.answer ? wordsOf(question.answer) : noWords,
    })),
  }))
  return { page: { ...page, parts }, submission: page.submission, saving: savingWords(event.locals.language) }
}

export const actions = {
  default: event => {
    const { submission, section } = event.params
    return post(
      event,
      (desk, form) =>
        saveAnswers(desk, {
          submission: idIn(submission),
          answers: answersIn(form),
          lists: listsIn(form),
          entries: entriesIn(form),
        }),
      { to: (_, form) => `submissions/${submission}/${whereNext(form.text('next'), section)}?done=saved-section` },
    )
  },
}

/** The button says where to go: the next section, to check and submit, or nowhere. */
function whereNext(next: string, section: string | undefined): string {
  if (next === 'submit') return 'submit'
  const to = /^[A-Za-z0-9-]{1,40}$/.test(next) ? next : section
  return to === undefined ? 'answers' : `answers/${to}`
}
