import { closeRecord, countRecord, recordsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-contribution')
  return { page: await recordsPage(desk) }
}

export const actions = {
  count: event =>
    post(event, (desk, form) => countRecord(desk, { record: form.id('record'), counts: form.ticked('counts') }), {
      to: () => 'records?done=record-changed',
    }),
  complete: event =>
    post(
      event,
      (desk, form) =>
        closeRecord(desk, {
          member: form.id('member'),
          period: form.text('period'),
          complete: form.ticked('complete'),
        }),
      { to: () => 'records?done=record-changed' },
    ),
}
