/** Targets that a body agreed, over the countries of that day: in a state, or the entries of one country. */
import { agreeTarget, readAs } from '@waymark/operations'
import { groupsOnDay } from '@waymark/store'
import type { AtPlace } from '../recount/world-more.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'

export async function agreeOn(life: Life, { of }: { readonly of: string }): Promise<void> {
  const { stage, world, edition, targets } = life
  const onState = world.targets.find(eachTarget => eachTarget.id === of)
  const onNumber = world.numberTargets?.find(numberTarget => numberTarget.id === of)
  const target = onState ?? onNumber!
  const { indicator, value, by, body, agreed } = target
  const form = {
    edition: edition.id,
    indicator,
    region: onNumber ? await placeOf(life, onNumber.place, agreed) : '',
    state: target.state ?? 'entries',
    least: String(value),
    by,
    milestones: (onNumber?.milestones ?? []).map(milestone => ({ by: milestone.by, least: String(milestone.value) })),
  }
  const decision = { body, day: agreed, record: 'Planted minutes' }
  targets.set(of, must(await agreeTarget(await stage.office('secretariat'), { ...form, ...decision })).target)
}

/** As the form names it. */
function placeOf({ stage }: Life, place: AtPlace, day: string): Promise<string> {
  if (place.kind === 'world') return Promise.resolve('')
  if (place.kind === 'country') return Promise.resolve(`place:${place.code}`)
  return readAs(stage.system(), async t => (await groupsOnDay(t, day)).find(group => group.code === place.code)!.id)
}
