import { pagesOf } from './page-parts.ts'
import type { LearningPage, PlanPage } from '../page-types/pages-work.ts'
import { subjectNames, type Site } from './site.ts'
import { subjectsBeside } from './supports.ts'
import { actionsByStatus, learningView, priorityView } from './work.ts'

export function planPages(site: Site): Generator<readonly [string, PlanPage]> {
  const all = site.base.priorities
  const views = all.map(priority => priorityView(site, priority))
  const actions = actionsByStatus(all)
  return pagesOf('plan.json', { priorities: views }, ({ priorities }) => ({
    ...site.head,
    kind: 'plan',
    priorities,
    actions,
    places: subjectNames(site, [
      ...priorities.map(({ place, region }) => place ?? region ?? 'network'),
      ...subjectsBeside(priorities),
    ]),
  }))
}

export function learningPages(site: Site): Generator<readonly [string, LearningPage]> {
  return pagesOf(
    'learning.json',
    { chains: site.base.learning.map(chain => learningView(site, chain)) },
    ({ chains }) => {
      const places = subjectNames(
        site,
        chains.flatMap(chain => [chain, ...chain.takenUp].map(({ place, region }) => place ?? region ?? 'network')),
      )
      return { ...site.head, kind: 'learning', chains, places }
    },
  )
}
