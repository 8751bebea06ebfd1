/** The answers of a page with several questions, as its form sends them: those in which somebody changed something. */
import { createHash } from 'node:crypto'
import { lineOfAnswer, noWords, type AnswerWords } from '@waymark/collection'
import { wordsOf, type AnswersForm, type AnswerShown } from '@waymark/operations'
import { writtenAnswer } from './desk-answer.ts'
import type { DeskForm } from './desk-form.ts'

/** What tells an answer as a form shows it from the same one changed; sent along, so that a page saves what was touched and nothing else. */
export const shownAs = (answer: Pick<AnswerShown, 'typed' | 'rationale' | 'evidence'> | null): string =>
  digest(answer ? wordsOf(answer) : noWords)

/** The same of words that a form holds. */
export const digest = (words: AnswerWords): string =>
  createHash('sha256').update(lineOfAnswer(words)).digest('hex').slice(0, 16)

const most = 200 // questions of one form; no edition asks so many

/** The questions that the form holds (`question`, several), and of them the touched ones; a conflict in which what stands is kept is none. */
export function answersIn(form: DeskForm): AnswersForm['answers'] {
  return form
    .texts('question')
    .slice(0, most)
    .flatMap(indicator => {
      const own = form.within(indicator)
      const written = writtenAnswer(own)
      const [same, hold] = [own.ticked('same'), own.ticked('hold')]
      if (own.ticked('keep') || (digest(written) === own.text('was') && !same && !hold)) return []
      return [{ indicator, ...written, revision: own.revision(), keepsLanguage: true, same, hold }]
    })
}

/** The lists of the form of which something else is said than what stood there. */
export function listsIn(form: DeskForm): AnswersForm['lists'] {
  return form
    .texts('kind')
    .slice(0, most)
    .flatMap(kind => {
      const said = form.text(`list.${kind}`)
      return said === form.text(`list-was.${kind}`) ? [] : [{ kind, said }]
    })
}
