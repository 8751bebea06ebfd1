import { pagesOf } from '../page-parts.ts'
import type { LearningPage, PlanPage } from '../pages-work.ts'
import { placeNames, type Site } from '../site.ts'
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
    places: placeNames(
      site.base,
      priorities.map(priority => priority.place),
    ),
  }))
}

export function learningPages(site: Site): Generator<readonly [string, LearningPage]> {
  return pagesOf('learning.json', { chains: site.base.learning.map(learningView) }, ({ chains }) => {
    const places = placeNames(
      site.base,
      chains.flatMap(chain => chain.place ?? []),
    )
    return { ...site.head, kind: 'learning', chains, places }
  })
}
