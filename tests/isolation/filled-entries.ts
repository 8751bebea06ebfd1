/** The entries of a filled network, of respondents and of a region. */
import { listsToClose, readAs, saveEntry } from '@waymark/operations'
import { type SubmissionRow, groupsOnDay, upperLists } from '@waymark/store'
import { must } from '@waymark/testing'
import { language } from './filled-plan.ts'
import type { Filled, Making } from './filled-world.ts'

export async function newEntry({ system, canary }: Making, submission: SubmissionRow) {
  const lists = await readAs(system, t => listsToClose(t, submission))
  const list = lists.find(list => list.kind === 'joint-action')
  if (!list) throw new Error(`the round asks for no joint actions, but for ${lists.map(list => list.kind).join(', ')}`)
  return must(
    await saveEntry(system, {
      keeper: `respondent:${submission.respondent}`,
      kind: 'joint-action',
      entry: null,
      revision: 0,
      language,
      title: `${canary} patrol`,
      description: `${canary} description`,
      day: '2025-05-04',
      stages: [{ stage: 'carried-out', on: '2025-05-04', source: `${canary} source` }],
      fields: { sectors: ['police'] },
      places: [submission.place!],
    }),
  )
}

export async function ofRegion(making: Making, place: string): Promise<Filled['regional']> {
  const { system, canary } = making
  const lists = await readAs(system, t => upperLists(t, 'open'))
  const groups = await readAs(system, t => groupsOnDay(t, '2026-02-01'))
  const region = groups.find(group => group.places.includes(place))!.id
  const { round, kind, level, subject } = lists.find(list => list.region === region && list.kind === 'joint-action')!
  const saved = must(
    await saveEntry(system, {
      keeper: `region:${region}`,
      kind,
      entry: null,
      revision: 0,
      language,
      level: 'regional',
      title: `${canary} regional exercise`,
      day: '2025-05-04',
      places: [place],
    }),
  )
  return { region, entry: saved.entry, list: { round, kind, level, subject } }
}
