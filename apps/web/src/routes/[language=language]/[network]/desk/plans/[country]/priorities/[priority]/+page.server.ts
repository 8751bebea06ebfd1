import { amendPriority, planPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'amend-priority')
  const { subject, dialogues, indicators, lessons, members } = shownTo(
    event,
    await planPage(desk, event.params.country),
  )
  const all = dialogues.flatMap(dialogue => dialogue.priorities)
  const found = all.find(
    priorityShown => priorityShown.id === event.params.priority && priorityShown.plan?.state !== 'closed',
  )
  const { actions: _, ...priority } = shownTo(event, found ?? null)
  formKey(event)
  return {
    subject,
    lessons,
    members,
    priority,
    name: indicators.find(indicator => indicator.id === priority.indicator.id)?.name ?? {},
  }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        amendPriority(desk, {
          priority: idIn(event.params.priority),
          revision: form.revision(),
          reason: form.text('reason'),
          lesson: form.text('lesson'),
          members: form.texts('members'),
          why: form.text('why'),
          language: form.language,
        }),
      { to: () => `plans/${event.params.country}?done=amended` },
    ),
}
