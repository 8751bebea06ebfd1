/** What of plans public files have, from `data/plans.csv` and `plan.json`: priorities, actions with their parts, and how many stand where. */
import type { Recount } from '../recount/recount.ts'
import type { ActionState, PublicAction } from '../recount/plans.ts'
import type { Action } from '../recount/world-plans.ts'
import type { World } from '../recount/world.ts'
import type { Comparison } from './comparison.ts'
import { tableOf, textOf, type Files, type Line } from './public-files.ts'

const stateOf: Readonly<Record<ActionState, string>> = {
  planned: 'planned',
  'under way': 'under-way',
  late: 'late',
  done: 'done',
  dropped: 'stopped',
}

type Of = {
  readonly files: Files
  readonly world: World
  /** The product's id of a priority or an action by the world's. */
  readonly idOf: (thing: string) => string | undefined
}

export function comparePlans(comparison: Comparison, expected: Recount, { files, world, idOf }: Of): void {
  const lines = tableOf(files, 'data/plans.csv')
  const updates = Map.groupBy(
    lines.filter(line => line['line'] === 'update'),
    line => line['within']!,
  )
  const milestones = Map.groupBy(
    lines.filter(line => line['line'] === 'milestone'),
    line => line['within']!,
  )
  const resources = Map.groupBy(
    lines.filter(line => line['line'] === 'resource'),
    line => line['within']!,
  )
  const byId = new Map(lines.map(line => [line['id']!, line]))
  const nameOf = new Map(world.network.members.map(member => [member.id, member.name]))
  const lineOf = (thing: string) => {
    const id = idOf(thing) ?? ''
    const line = byId.get(id)
    byId.delete(id)
    return line
  }
  for (const plan of expected.plans) {
    for (const priority of plan.priorities)
      comparison.same(
        `priority ${priority.priority} public`,
        lineOf(priority.priority)?.['line'] === 'priority',
        priority.public,
      )
    for (const { action, public: said } of plan.actions) {
      const line = lineOf(action)
      const supports = said?.supports ? supportKey({ world, idOf }, said.supports) : ''
      comparison.same(
        `action ${action}`,
        line && publishedOf(line),
        said ? wanted(said, { nameOf, supports }) : undefined,
      )
      const steps = milestones.get(idOf(action) ?? '') ?? []
      for (const step of steps) byId.delete(step['id']!)
      const taken = resources.get(idOf(action) ?? '') ?? []
      for (const resource of taken) byId.delete(resource['id']!)
      comparison.same(
        `what ${action} takes`,
        taken.map(takenOf).toSorted().join('; '),
        takenWanted(said, plannedAction(world, action)),
      )
      const kinds = plannedAction(world, action).milestones.map(milestone => milestone.kind)
      comparison.same(`milestones of ${action}`, steps.map(stepOf).toSorted().join('; '), stepsWanted(said, kinds))
      const reported = updates.get(idOf(action) ?? '') ?? []
      for (const update of reported) byId.delete(update['id']!)
      comparison.same(`updates of ${action}`, reported.length, said?.updates.length ?? 0)
    }
  }
  comparison.same('lines of plans beyond those', [...byId.keys()].join(' '), '')
  const counted: Record<string, number> = {}
  for (const [state, many] of expected.plans.flatMap(plan => Object.entries(plan.counts.public)))
    counted[stateOf[state as ActionState]] = (counted[stateOf[state as ActionState]] ?? 0) + many
  comparison.same('actions by state', JSON.parse(textOf(files, 'plan.json')).actions, counted)
}

const plannedAction = (world: World, id: string) =>
  world.plans!.flatMap(plan => plan.actions).find(action => action.id === id)!

/** As the product names what the world does. */
export function supportKey({ world, idOf }: Pick<Of, 'world' | 'idOf'>, thing: string): string {
  const isAction = world.plans!.some(plan => plan.actions.some(action => action.id === thing))
  return `${isAction ? 'action' : 'priority'}/${idOf(thing)}`
}

/** Sort, by when, and the day on which it was reached. */
const stepOf = (line: Line): string => [line['sort'], line['due'], line['day']].join(' ')
const stepsWanted = (said: PublicAction | null, kinds: readonly string[]): string =>
  (said?.milestones ?? [])
    .map(({ at, due, reached }) => [kinds[at], due ?? '', reached ?? ''].join(' '))
    .toSorted()
    .join('; ')

/** Planned or spent, sort, how much, and of money the currency. */
const takenOf = (line: Line): string =>
  [line['used'], line['sort'], Number(line['amount']), line['currency']].join(' ').trim()
function takenWanted(said: PublicAction | null, { money, days }: Action): string {
  if (!said?.money) return ''
  const sums = money.map(({ what, amount, currency }) => `${what} money ${amount} ${currency}`)
  return [...sums, ...(days === null ? [] : [`planned staff-days ${days}`])].toSorted().join('; ')
}

/** State, first and due day, names, what it supports, and whether the change expected is said. */
const publishedOf = (line: Line): string =>
  [line['status'], line['start'], line['due'], line['named'], line['supports'], line['expects_indicator'] !== ''].join(
    ' | ',
  )

function wanted(
  { state, start, due, responsible, change }: PublicAction,
  { nameOf, supports }: { readonly nameOf: ReadonlyMap<string, string>; readonly supports: string },
): string {
  const named = responsible.map(member => nameOf.get(member)!).toSorted()
  return [state === null ? '' : stateOf[state], start ?? '', due ?? '', named.join('; '), supports, change].join(' | ')
}
