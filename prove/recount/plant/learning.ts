/** What countries, regions and the network learn, in two years; some goes all the way from a finding to a change, some stops. Odd ones are in `odd-learning.ts`. */
import type { Network, Planted } from '../world.ts'
import type { Learning, LearningItem, LearningKind } from '../world-learning.ts'
import type { Plan, PlanLevel } from '../world-plans.ts'
import type { Chance } from './chance.ts'
import { forms } from './framework.ts'
import type { Cast } from './network.ts'
import { oddLearning } from './odd-learning.ts'
import { membersAt } from './plans.ts'

type Made = {
  readonly learning: readonly Learning[]
  readonly plans: readonly Plan[]
  readonly planted: readonly Planted[]
}

/** Half of the countries, two regions and the network learn something. The plans come back with the lessons their priorities rest on. */
export function plantLearning(network: Network, cast: Cast, plans: readonly Plan[], chance: Chance): Made {
  const odd = oddLearning(network, cast)
  const taken = new Set([...odd.learning.map(eachLearning => eachLearning.of), cast.joining, cast.leaving])
  const countries = network.countries
    .map(country => country.code)
    .filter(code => !taken.has(code) && chance.happens(0.5))
  const places: readonly (readonly [PlanLevel, string])[] = [
    ...countries.map(code => ['national', code] as const),
    ['regional', 'region-1'],
    ['regional', 'region-2'],
    ['network', ''],
  ]
  const found = places.flatMap(([level, of]) =>
    years.flatMap(year => learnedAt(network, plans, level, of, year, chance)),
  )
  // What countries of a region found out joins into the lessons of the region.
  const joined = found.map(eachLearning => {
    if (eachLearning.kind !== 'lesson' || eachLearning.level !== 'regional') return eachLearning
    const below = found.filter(
      other =>
        other.kind === 'finding' && other.written < eachLearning.written && isIn(network, other, eachLearning.of),
    )
    return {
      ...eachLearning,
      joins: [...eachLearning.joins, ...chance.some(below, Math.min(2, below.length)).map(other => other.id)],
    }
  })
  const learning = [...odd.learning, ...joined]
  return { learning, plans: plans.map(plan => resting(network, plan, learning, chance)), planted: odd.planted }
}

const isIn = (network: Network, { level, of }: Learning, region: string) =>
  level === 'national' &&
  network.countries.some(country => country.code === of && country.regions[0]!.region === region)

const years = [2024, 2025] as const

export const bareLearning = (
  kind: LearningKind,
  level: PlanLevel,
  of: string,
  concerned: readonly string[],
  more: Partial<Learning> = {},
): Learning => ({
  id: `${of === '' ? 'network' : of}/${kind}`,
  kind,
  level,
  of,
  text: `A ${kind}.`,
  written: '2024-07-01',
  withdrawn: null,
  joins: [],
  joined: [],
  indicators: ['O1b'],
  forms: [],
  online: 'not looked at',
  source: kind === 'finding' ? 'gap' : null,
  criteria: [],
  tried: kind === 'practice' ? 'once' : null,
  owner: kind === 'decision' ? 'role secretariat' : null,
  due: kind === 'decision' ? '2026-12-31' : null,
  outcome: null,
  changes: kind === 'change' ? { what: 'rule', of: 'How rounds are opened.' } : null,
  concerned,
  shown: [],
  ...more,
})

function learnedAt(
  network: Network,
  plans: readonly Plan[],
  level: PlanLevel,
  of: string,
  year: 2024 | 2025,
  chance: Chance,
) {
  const members = membersAt(network, level, of)
  const concerned = [level === 'national' ? chance.pick(members) : level === 'regional' ? of : 'secretariat']
  const name = `${of === '' ? 'network' : of}/${year}`
  const make = (kind: LearningKind, at: number, more: Partial<Learning>) =>
    bareLearning(kind, level, of, concerned, {
      id: `${name}/${kind}-${at}`,
      indicators: chance.some(['O1a', 'O1b', 'O4a', 'O5a'], 1 + chance.below(2)),
      forms: chance.some(forms, chance.below(3)),
      online: chance.pick(['addressed', 'not addressed', 'not looked at']),
      ...more,
      shown: shownBy(concerned[0]!, more.written!, kind, chance),
    })
  const findings = Array.from({ length: 1 + chance.below(3) }, (_, at) => {
    const source = chance.pick(['result', 'gap', 'evaluation', 'review', 'context note'] as const)
    const criteria = source === 'evaluation' ? chance.some(['relevance', 'effectiveness', 'sustainability'], 2) : []
    return make('finding', at + 1, { written: dayOf(year, 'finding'), source, criteria })
  })
  const ids = (some: readonly Learning[]) => some.map(learning => learning.id)
  const maybe = (kind: LearningKind, from: readonly Learning[], likely: number, more: Partial<Learning> = {}) =>
    from.length > 0 && chance.happens(likely)
      ? [make(kind, 1, { written: dayOf(year, kind), joins: ids(from), ...more })]
      : []
  const lessons = maybe('lesson', chance.some(findings, 1 + chance.below(findings.length)), 0.7)
  const practices = maybe('practice', lessons, 0.4, { tried: chance.pick(['once', 'repeated', 'evaluated']) })
  const challenges = maybe('challenge', findings.slice(0, 1), 0.3)
  const decisions = maybe(
    'decision',
    [...lessons, ...practices, ...challenges],
    0.65,
    decided(members[0]!, year, chance),
  )
  const action = plans.find(plan => plan.level === level && plan.of === of)?.actions[0]
  const what = action
    ? { what: 'action' as const, of: action.id }
    : { what: 'rule' as const, of: 'How rounds are opened.' }
  const changes = maybe('change', decisions, 0.5, { changes: what })
  return [...findings, ...lessons, ...practices, ...challenges, ...decisions, ...changes]
}

/** Of the first year between the first and the second release, of the second year between the second and the third. */
const dayOf = (year: 2024 | 2025, kind: LearningKind): string => `${year}-${daysOf[year][kind]}`

const daysOf: Readonly<Record<2024 | 2025, Readonly<Record<LearningKind, string>>>> = {
  2024: {
    finding: '06-25',
    lesson: '07-05',
    practice: '08-01',
    challenge: '08-01',
    decision: '10-01',
    change: '12-10',
  },
  2025: {
    finding: '08-05',
    lesson: '08-20',
    practice: '09-01',
    challenge: '09-01',
    decision: '10-01',
    change: '12-10',
  },
}

/** The owner is a member or a role; two decisions in three have an outcome in the end. */
function decided(member: string, year: number, chance: Chance): Partial<Learning> {
  const what = chance.weighted({ done: 50, dropped: 15, open: 35 })
  return {
    owner: chance.happens(0.5) ? member : 'role coordinator',
    due: chance.pick([`${year + 1}-03-31`, `${year + 1}-12-31`]),
    outcome: what === 'open' ? null : { day: `${year + 1}-02-20`, what, text: 'What came of it.' },
  }
}

function shownBy(by: string, written: string, kind: LearningKind, chance: Chance): Learning['shown'] {
  if (!chance.happens(0.55)) return []
  const items: readonly LearningItem[] =
    kind === 'decision' ? ['text', ...(['owner', 'due'] as const).filter(() => chance.happens(0.5))] : ['text']
  return items.map(item => ({ item, by, from: written, to: null }))
}

/** A priority rests on a lesson of its place or of one above, written before it; every other one does. */
function resting(network: Network, plan: Plan, learning: readonly Learning[], chance: Chance): Plan {
  const region = network.countries.find(country => country.code === plan.of)?.regions[0]!.region
  const places = new Set([plan.of, '', ...(region === undefined ? [] : [region])])
  const priorities = plan.priorities.map(priority => {
    const lessons = learning.filter(
      eachLearning =>
        eachLearning.kind === 'lesson' &&
        eachLearning.withdrawn === null &&
        places.has(eachLearning.of) &&
        eachLearning.written < priority.added,
    )
    const own = lessons.filter(lesson => lesson.of === plan.of)
    if (lessons.length === 0 || !chance.happens(own.length > 0 ? 1 : 0.5)) return priority
    return { ...priority, lesson: chance.pick(own.length > 0 ? own : lessons).id }
  })
  return { ...plan, priorities }
}
