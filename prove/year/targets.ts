/** Targets that a body agreed, over the countries of that day. */
import { agreeTarget } from '@waymark/operations'
import type { Act } from '../recount/acts.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'

export async function agreeOn({ stage, world, edition }: Life, { of }: Act): Promise<void> {
  const target = world.targets.find(one => one.id === of)!
  const { indicator, state, value, by, body, agreed } = target
  const form = { edition: edition.id, indicator, region: '', state, least: String(value), by, milestones: [] }
  const decision = { body, day: agreed, record: 'Planted minutes' }
  must(await agreeTarget(await stage.office('secretariat'), { ...form, ...decision }))
}
