import { randomUUID } from 'node:crypto'
import { markNoticesRead, today } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { usualDays } from '#lib/server/usual-days.ts'

export async function load(event) {
  const desk = await deskFor(event)
  return {
    today: await today(desk),
    days: usualDays(desk.network),
    /** Of the form that starts a preview: sent twice it starts one. */
    form: randomUUID(),
  }
}

export const actions = {
  /** The notice whose button was pressed; all that were shown unread where it was the button below them. */
  read: event =>
    post(
      event,
      (desk, form) => markNoticesRead(desk, form.text('notice') === '' ? form.texts('shown') : [form.text('notice')]),
      { to: read => (read > 0 ? '?done=notices-read' : '') },
    ),
}
