import { closeLists, listsPage, type UpperListForm } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { groups: await listsPage(await deskFor(event, 'close-list')) }
}

const levelIn = (text: string): UpperListForm['level'] => (text === 'regional' ? 'regional' : 'international')

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) => {
        const said = (all: readonly string[]) => all[0] ?? ''
        const lists = Object.entries(form.under('list.')).map(([name, all]) => {
          const [submission = '', kind = ''] = name.split('.')
          return { submission, kind, said: said(all), hold: form.ticked('hold') }
        })
        const upper = Object.entries(form.under('upper.')).map(([name, all]) => {
          const [round = '', kind = '', level = '', subject = ''] = name.split('.')
          return { round, kind, level: levelIn(level), subject, said: said(all) }
        })
        return closeLists(desk, { lists, upper })
      },
      { to: () => 'entries/lists?done=list-closed' },
    ),
}
