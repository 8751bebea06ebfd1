import { reviewPage, reviewSubmission } from '@waymark/operations'
import { refused } from '@waymark/language'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { pageAfter } from '#lib/server/next-page.ts'

export async function load(event) {
  const desk = await deskFor(event, 'review-submission')
  return { review: shownTo(event, await reviewPage(desk, idIn(event.params.submission))) }
}

const decisions = ['accept', 'accept-in-part', 'return'] as const

export const actions = {
  default: event =>
    post(
      event,
      async (desk, form) => {
        const decision = decisions.find(decision => decision === form.text('decision'))
        if (!decision) return refused({ kind: 'field.missing', field: 'decision' })
        const done = await reviewSubmission(desk, {
          submission: idIn(event.params.submission),
          revision: form.revision(),
          decision,
          accepted: form.texts('accepted'),
          opened: form.texts('opened'),
          note: form.text('note'),
          notes: Object.fromEntries(form.texts('question').map(code => [code, form.text(`${code}:note`)])),
          language: form.language,
          nobodyRecognisable: form.ticked('nobodyRecognisable'),
        })
        if (!done.ok) return done
        return { ok: true as const, value: await pageAfter(desk, { done: `review-${decision}`, back: 'reviews' }) }
      },
      { to: page => page },
    ),
}
