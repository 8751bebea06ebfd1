import { keepSheet, trySheet, type SheetTried } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  await deskFor(event, 'keep-registry')
  return {}
}

export const actions = {
  // A trial is answered on the page it was asked on: what would change stands above the sheet, which is kept there as it was typed.
  try: async event => {
    let found: SheetTried | null = null
    const answer = await post(
      event,
      async (desk, form) => {
        const done = await trySheet(desk, { sheet: form.text('sheet') })
        if (!done.ok) return done
        found = done.value
        return { ok: false, refusal: { kind: 'registry.sheet.nothing' } }
      },
      { to: () => 'registry' },
    )
    return found ? { kept: answer.data.kept, refusals: [], found: found as SheetTried } : answer
  },
  keep: event =>
    post(event, (desk, form) => keepSheet(desk, { sheet: form.text('sheet') }), {
      to: () => 'registry?done=sheet-kept',
    }),
}
