/** Everything that happens in a planted world, day by day, for whoever lives it through the product. */
import type { Day, World } from './world.ts'

/**
 * One act. `act` says what happens; `of` names whose: the id of a member, round, submission, entry or target, the label of a release, a country, or an
 * index into the world's list (rulings, holds, closings, contributions) as text. `at` is an index into a list of that thing (correction, edit, stage).
 */
export type Act = { readonly day: Day; readonly act: ActName; readonly of: string; readonly at?: number }

/** In the order in which acts of one day happen. */
export const actNames = [
  'a member joins',
  'a target is agreed',
  'a baseline is agreed',
  'a baseline is locked',
  'a baseline is revised',
  'a round opens',
  'an entry is handed in',
  'an entry is accepted',
  'a stage of an entry is written down',
  'a dated field of an entry is written down',
  'an entry is edited',
  'an entry is confirmed',
  'an entry is withdrawn',
  'an entry is merged',
  'an entry is split',
  'a submission is draft',
  'a submission is submitted',
  'a submission is returned',
  'a submission is accepted',
  'a list is closed',
  'a contribution is recorded',
  'a record is closed',
  'a country is held',
  'a hold on a country is lifted',
  'a hold on an answer is lifted',
  'an answer is corrected',
  'a ruling is made',
  'a membership ends',
  'a round closes',
  'a text is redacted',
  'a country is hidden',
  'a release is signed',
] as const

export type ActName = (typeof actNames)[number]

/** All acts, by day; of one day in the order of `actNames`; of one kind in the order of the world. What an answer is held from is the day it is handed in. */
export function actsOf(world: World): readonly Act[] {
  const acts: Act[] = []
  const add = (day: Day | null | undefined, act: ActName, of: string | number, at?: number) => {
    if (day) acts.push({ day, act, of: String(of), ...(at === undefined ? {} : { at }) })
  }
  people(world, add)
  answers(world, add)
  entries(world, add)
  around(world, add)
  const order = new Map(actNames.map((name, at) => [name as string, at]))
  return acts
    .map((act, at) => ({ act, at }))
    .sort((a, b) => compare(a.act.day, b.act.day) || order.get(a.act.act)! - order.get(b.act.act)! || a.at - b.at)
    .map(({ act }) => act)
}

type Add = (day: Day | null | undefined, act: ActName, of: string | number, at?: number) => void

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function people(world: World, add: Add) {
  for (const member of world.network.members) {
    if (member.first > world.network.founded) add(member.first, 'a member joins', member.id)
    add(member.last, 'a membership ends', member.id)
  }
  for (const round of world.rounds) {
    add(round.opened, 'a round opens', round.id)
    add(round.closed, 'a round closes', round.id)
  }
  for (const release of world.releases) add(release.day, 'a release is signed', release.label)
  for (const { country, day } of world.hidden) add(day, 'a country is hidden', country)
  world.redactions.forEach(({ day }, at) => add(day, 'a text is redacted', at))
}

function answers(world: World, add: Add) {
  for (const submission of world.submissions) {
    for (const step of submission.history) add(step.day, `a submission is ${step.state}`, submission.id)
    submission.answers.forEach((answer, at) => {
      add(answer.held?.to, 'a hold on an answer is lifted', submission.id, at)
      for (const correction of answer.corrections) add(correction.day, 'an answer is corrected', submission.id, at)
    })
  }
  world.rulings.forEach((ruling, at) => add(ruling.day, 'a ruling is made', at))
  world.countryHolds.forEach((hold, at) => {
    add(hold.from, 'a country is held', at)
    add(hold.to, 'a hold on a country is lifted', at)
  })
}

function entries(world: World, add: Add) {
  for (const entry of world.entries) {
    add(entry.submitted, 'an entry is handed in', entry.id)
    add(entry.accepted, 'an entry is accepted', entry.id)
    entry.stages.forEach((stage, at) => add(stage.recorded, 'a stage of an entry is written down', entry.id, at))
    entry.dated.forEach((field, at) => add(field.recorded, 'a dated field of an entry is written down', entry.id, at))
    entry.edits.forEach((edit, at) => add(edit.day, 'an entry is edited', entry.id, at))
    for (const day of entry.confirmed) add(day, 'an entry is confirmed', entry.id)
    add(entry.withdrawn, 'an entry is withdrawn', entry.id)
    add(entry.merged?.day, 'an entry is merged', entry.id)
    add(entry.split?.day, 'an entry is split', entry.id)
  }
  world.closings.forEach((closing, at) => add(closing.day, 'a list is closed', at))
}

function around(world: World, add: Add) {
  for (const baseline of world.baselines) {
    add(baseline.agreed?.day, 'a baseline is agreed', baseline.country)
    add(baseline.locked, 'a baseline is locked', baseline.country)
    baseline.revisions.forEach((revision, at) => add(revision.day, 'a baseline is revised', baseline.country, at))
  }
  for (const target of world.targets) add(target.agreed, 'a target is agreed', target.id)
  world.contributions.forEach((contribution, at) => add(contribution.recorded, 'a contribution is recorded', at))
  world.recordClosings.forEach((closing, at) => add(closing.day, 'a record is closed', at))
}
