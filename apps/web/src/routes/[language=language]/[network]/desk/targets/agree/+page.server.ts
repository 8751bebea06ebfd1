import { agreeTarget, targetsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

const milestones = [0, 1, 2] // lines of the form; a target with more waypoints than these is two targets

export async function load(event) {
  const desk = await deskFor(event, 'agree-target')
  const { countries, editions, regions } = await targetsPage(desk)
  formKey(event)
  return { countries, editions, regions, milestones }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) => {
        const { edition, code: indicator } = form.chosenIn('indicator')
        return agreeTarget(desk, {
          edition,
          indicator,
          state: form.text('state'),
          region: form.text('region'),
          least: form.text('least'),
          by: form.text('by'),
          milestones: milestones.map(at => ({ by: form.text(`by.${at}`), least: form.text(`least.${at}`) })),
          body: form.text('body'),
          day: form.text('day'),
          record: form.text('record'),
        })
      },
      { to: () => 'targets?done=target' },
    ),
}
