import { decideConcern, holdCountry, holdCountryLists, safeguardingPage, setSafeguarding } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { momentIn } from '#lib/server/moment.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event, 'decide-concern', 'set-safeguarding')
  const page = shownTo(event, await safeguardingPage(desk))
  const words = wordsIn(event.locals.language)
  const concerns = page.concerns?.map(({ id, language, body, markedAt, dueAt, overdue, own }) => ({
    id,
    language,
    body,
    overdue,
    own,
    marked: markedAt.toISOString().slice(0, 10),
    due: `${momentIn(words, dueAt, 'UTC')} UTC`,
  }))
  return { page: { ...page, concerns: concerns ?? null } }
}

export const actions = {
  decide: event =>
    // Taking a text away cannot be undone: it has a page of its own.
    post(event, (desk, form) => decideConcern(desk, { concern: form.id('concern'), decision: 'put-back' }), {
      to: () => 'safeguarding?done=concern-put-back',
    }),
  hold: event =>
    post(
      event,
      (desk, form) => holdCountry(desk, { country: form.text('country'), indicator: form.text('indicator') }),
      { to: () => 'safeguarding?done=held-country' },
    ),
  holdLists: event =>
    post(event, (desk, form) => holdCountryLists(desk, { country: form.text('place'), kind: form.text('kind') }), {
      to: () => 'safeguarding?done=held-lists',
    }),
  set: event =>
    post(event, (desk, form) => setSafeguarding(desk, { needed: form.text('needed') === 'yes' }), {
      to: () => 'safeguarding?done=safeguarding-set',
    }),
}
