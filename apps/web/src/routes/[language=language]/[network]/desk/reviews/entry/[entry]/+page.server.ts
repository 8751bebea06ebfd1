import { entryReviewPage, reviewEntry } from '@waymark/operations'
import { refused } from '@waymark/language'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'review-entry')
  return { review: shownTo(event, await entryReviewPage(desk, idIn(event.params.entry))) }
}

export const actions = {
  default: event =>
    post(
      event,
      async (desk, form) => {
        const decision = (['accept', 'return', 'same-as'] as const).find(one => one === form.text('decision'))
        if (!decision) return refused({ kind: 'field.missing', field: 'decision' })
        const done = await reviewEntry(desk, {
          entry: idIn(event.params.entry),
          revision: form.revision(),
          decision,
          note: form.text('note'),
          language: form.language,
          opened: form.texts('opened'),
          nobodyRecognisable: form.ticked('nobodyRecognisable'),
          sameAs: form.text('sameAs'),
        })
        return done.ok ? { ok: true as const, value: decision } : done
      },
      { to: decision => `reviews?done=review-${decision}` },
    ),
}
