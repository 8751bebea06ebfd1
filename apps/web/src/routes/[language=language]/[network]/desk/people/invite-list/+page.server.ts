import { inviteList, tryInvitations } from '@waymark/operations'
import { post, type DeskForm } from '#lib/server/desk-form.ts'
import { provedDesk } from '#lib/server/proved.ts'
import { tried } from '#lib/server/tried-form.ts'

export async function load(event) {
  await provedDesk(event, 'invite-person')
  return {}
}

// Untrimmed: a first line may begin with an empty cell.
const typed = ({ text, texts }: DeskForm) => ({
  lines: texts('lines')[0] ?? '',
  role: text('role'),
  language: text('language'),
})

export const actions = {
  try: event => tried(event, (desk, form) => tryInvitations(desk, typed(form)), 'lines'),
  invite: event =>
    post(event, (desk, form) => inviteList(desk, { ...typed(form), origin: event.url.origin }), {
      to: ({ stayed }) => `people?done=${stayed > 0 ? 'invited-list-open' : 'invited-list'}`,
    }),
}
