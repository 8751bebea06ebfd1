/** Plans of countries, regions and the network, from 2024 on; their actions go on, end, come late or stop. Odd ones are in `odd-plans.ts`. */
import { addDays } from '../days.ts'
import type { Network, Planted } from '../world.ts'
import type { Action, Dialogue, Milestone, Plan, PlanLevel, Priority, Switch } from '../world-plans.ts'
import type { Chance } from './chance.ts'
import { forms } from './framework.ts'
import type { Cast } from './network.ts'
import { oddPlans } from './odd-plans.ts'

type Made = {
  readonly dialogues: readonly Dialogue[]
  readonly plans: readonly Plan[]
  readonly planted: readonly Planted[]
}

const indicators = ['O1a', 'O1b', 'O2b', 'O4a', 'O4b', 'O5a', 'O6a'] as const

/** Every third country or so has a plan, beside those planted on purpose; so have two regions, and the network. */
export function plantPlans(network: Network, cast: Cast, chance: Chance): Made {
  const odd = oddPlans(network, cast)
  const taken = new Set([...odd.plans.map(plan => plan.of), cast.joining, cast.leaving])
  const above = [
    planOf('network', '', network, chance, []),
    ...['region-1', 'region-2'].map(region =>
      planOf('regional', region, network, chance, ['network/1', 'network/1/1']),
    ),
  ]
  const national = network.countries
    .filter(({ code }) => !taken.has(code) && chance.happens(0.35))
    .map(country => {
      const region = country.regions[0]!.region
      const up = ['region-1', 'region-2'].includes(region) ? [`${region}/1`, `${region}/1/1`] : []
      return planOf('national', country.code, network, chance, up)
    })
  const plans = [...above, ...odd.plans, ...national]
  return { dialogues: plans.map(plan => dialogueOf(plan, network)), plans, planted: odd.planted }
}

export const membersAt = (network: Network, level: PlanLevel, of: string): readonly string[] =>
  network.members
    .filter(member => member.last === null && member.first <= '2024-01-01')
    .filter(({ countries }) => {
      if (level === 'network') return true
      if (level === 'national') return countries.includes(of)
      return network.countries.some(country => countries.includes(country.code) && country.regions[0]!.region === of)
    })
    .map(member => member.id)

/** The day before a draft is written. */
const dialogueOf = (plan: Plan, network: Network): Dialogue => ({
  id: plan.dialogue,
  level: plan.level,
  of: plan.of,
  day: addDays(plan.history[0]!.day, -1),
  members: membersAt(network, plan.level, plan.of).slice(0, 5),
  weighed: ['More training.', 'A costed plan.'],
  notAgreed: ['Who pays.'],
})

/** `plan` of a level with the days of its life; ids are the place (`network` for the network), then numbers. */
export function barePlan(level: PlanLevel, of: string, more: Partial<Plan> = {}): Plan {
  const id = of === '' ? 'network' : of
  return {
    id,
    level,
    of,
    title: `Plan of ${id}`,
    from: '2024-09-01',
    until: '2027-01-01',
    history: [
      { day: '2024-07-10', state: 'draft', body: null },
      { day: '2024-08-15', state: 'agreed', body: 'Meeting of the members' },
      { day: '2024-09-01', state: 'running', body: null },
    ],
    dialogue: `dialogue/${id}`,
    priorities: [],
    actions: [],
    ...more,
  }
}

export const barePriority = (id: string, concerned: readonly string[], more: Partial<Priority> = {}): Priority => ({
  id,
  indicators: ['O1b'],
  why: 'It holds everything else back.',
  lesson: null,
  added: '2024-07-15',
  dropped: null,
  concerned,
  shown: [],
  ...more,
})

export const bareAction = (id: string, responsible: readonly string[], more: Partial<Action> = {}): Action => ({
  id,
  priority: id.split('/').slice(0, -1).join('/'),
  what: `Action ${id}`,
  added: '2024-07-15',
  responsible,
  supports: null,
  forms: [],
  online: 'not looked at',
  start: '2024-10-01',
  due: '2026-12-31',
  amendments: [],
  milestones: [],
  money: [],
  days: null,
  change: null,
  updates: [],
  shown: [],
  ...more,
})

function planOf(level: PlanLevel, of: string, network: Network, chance: Chance, up: readonly string[]): Plan {
  const members = membersAt(network, level, of)
  const ends = chance.happens(0.2) ? [{ day: '2026-02-01', state: 'closed' as const, body: null }] : []
  const bare = barePlan(level, of)
  // Those above are there to be supported; one in six of the others stays a draft.
  const isDraft = level === 'national' && chance.happens(0.16)
  const history = isDraft ? bare.history.slice(0, 1) : [...bare.history, ...(level === 'national' ? ends : [])]
  const priorities = Array.from({ length: 1 + chance.below(3) }, (_, at) => {
    const concerned = [chance.pick(members)]
    return barePriority(`${bare.id}/${at + 1}`, concerned, {
      indicators: chance.some(indicators, 1 + chance.below(2)),
      shown: chance.happens(0.5) && !isDraft ? shownBy(concerned, '2024-09-10') : [],
    })
  })
  const actions = priorities.flatMap(({ id }) =>
    Array.from({ length: 1 + chance.below(3) }, (_, at) =>
      actionOf(
        `${id}/${at + 1}`,
        [chance.pick(members)],
        chance,
        chance.happens(0.4) && up.length > 0 ? chance.pick(up) : null,
      ),
    ),
  )
  // To a draft that stays one nobody writes how it goes.
  const closed = isDraft ? '2024-08-01' : history.find(step => step.state === 'closed')?.day
  return {
    ...bare,
    history,
    priorities,
    actions: actions.map(action => (closed ? writtenBefore(action, closed) : action)),
  }
}

/** Nothing is written to a plan from the day on which it is closed. */
function writtenBefore(action: Action, day: string): Action {
  const updates = action.updates.filter(update => update.day < day)
  return {
    ...action,
    updates,
    amendments: action.amendments.filter(amendment => amendment.day < day),
    milestones: action.milestones.map(milestone =>
      milestone.reached && milestone.reached.recorded >= day ? { ...milestone, reached: null } : milestone,
    ),
    shown: action.shown.filter(one => one.from < day && (one.item !== 'update' || one.at < updates.length)),
  }
}

export const shownBy = (members: readonly string[], from: string, to: string | null = null): readonly Switch[] =>
  members.map(by => ({ by, from, to }))

function actionOf(id: string, responsible: readonly string[], chance: Chance, supports: string | null): Action {
  const start = addDays('2024-09-15', chance.below(500))
  const due = addDays(start, 60 + chance.below(400))
  const ending = chance.weighted({ done: 35, going: 25, silent: 20, stopped: 10, amended: 10 })
  const later = addDays(start, 30)
  const updates: Action['updates'] =
    ending === 'silent'
      ? []
      : [
          { day: later, says: 'under way', text: 'It began.', safety: false },
          ...(ending === 'done' ? [{ day: due, says: 'done' as const, text: 'It is done.', safety: false }] : []),
          ...(ending === 'stopped'
            ? [{ day: addDays(later, 20), says: 'stopped' as const, text: 'It stopped.', safety: chance.happens(0.3) }]
            : []),
        ]
  const amendments =
    ending === 'amended' ? [{ day: addDays(later, 10), due: addDays(due, 200), reason: 'The session was moved.' }] : []
  const milestones = Array.from({ length: chance.below(3) }, (_, at) =>
    milestoneOf(at, start, due, ending !== 'silent' && ending !== 'stopped', chance),
  )
  return bareAction(id, responsible, {
    supports,
    forms: chance.some(forms, 1 + chance.below(2)),
    online: chance.pick(['addressed', 'not addressed', 'not looked at']),
    start,
    due,
    amendments,
    milestones,
    updates,
    money: chance.happens(0.4) ? [{ what: 'planned', amount: 1000 * (1 + chance.below(40)), currency: 'EUR' }] : [],
    days: chance.below(30),
    change: chance.happens(0.5)
      ? { indicator: chance.pick(indicators), from: { rating: 'no' }, to: { rating: 'partial' }, by: due }
      : null,
    shown: chance.happens(0.45) ? switchesOf(responsible[0]!, { updates, milestones }, chance) : [],
  })
}

function milestoneOf(at: number, start: string, last: string, goesOn: boolean, chance: Chance): Milestone {
  const due = addDays(start, 30 + 40 * at)
  const day = addDays(due, chance.below(20))
  const recorded = addDays(day, 5)
  // Nothing is written once the action is done.
  const reached = goesOn && recorded < last && chance.happens(0.6) ? { day, recorded, evidence: 'Minutes.' } : null
  return { what: `Step ${at + 1}`, kind: chance.pick(['step', 'pilot', 'hand-over']), due, reached }
}

/** The action itself, and of its other items some, once they are there. */
function switchesOf(
  by: string,
  { updates, milestones }: Pick<Action, 'updates' | 'milestones'>,
  chance: Chance,
): Action['shown'] {
  const first = '2025-03-01'
  const on = { by, from: first, to: null }
  const some = (['responsible', 'dates', 'money', 'change'] as const).filter(() => chance.happens(0.5))
  const steps = milestones.map((_, at) => ({ ...on, item: 'milestone' as const, at })).filter(() => chance.happens(0.6))
  const written = updates
    .map(({ day }, at) => ({ ...on, from: day > first ? day : first, item: 'update' as const, at }))
    .filter(() => chance.happens(0.6))
  return [{ ...on, item: 'action' }, ...some.map(item => ({ ...on, item })), ...steps, ...written]
}
