import { keepSheet, trySheet } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { tried } from '#lib/server/tried-form.ts'

export async function load(event) {
  await deskFor(event, 'keep-registry')
  return {}
}

export const actions = {
  try: event => tried(event, (desk, form) => trySheet(desk, { sheet: form.text('sheet') }), 'sheet'),
  keep: event =>
    post(event, (desk, form) => keepSheet(desk, { sheet: form.text('sheet') }), {
      to: () => 'registry?done=sheet-kept',
    }),
}
