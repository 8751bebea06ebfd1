import type { LearningPage, PlanPage } from '../pages-work.ts'
import { placeNames, type Site } from '../site.ts'
import { actionsByStatus, learningView, priorityView } from './work.ts'

export function planPage(site: Site): PlanPage {
  const { priorities } = site.base
  return {
    ...site.head,
    kind: 'plan',
    priorities: priorities.map(priority => priorityView(site, priority)),
    actions: actionsByStatus(priorities),
    places: placeNames(
      site.base,
      priorities.map(priority => priority.place),
    ),
  }
}

export function learningPage(site: Site): LearningPage {
  const chains = site.base.learning.map(learningView)
  const places = placeNames(
    site.base,
    chains.flatMap(chain => chain.place ?? []),
  )
  return { ...site.head, kind: 'learning', chains, places }
}
