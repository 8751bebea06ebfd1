/** What of plans public files have, from `data/plans.csv` and `plan.json`: priorities, actions with their parts, and how many stand where. */
import type { Recount } from '../recount/recount.ts'
import type { ActionState, PublicAction } from '../recount/plans.ts'
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
  const byId = new Map(lines.map(line => [line['id']!, line]))
  const nameOf = new Map(world.network.members.map(member => [member.id, member.name]))
  const taken = (thing: string) => {
    const id = idOf(thing) ?? ''
    const line = byId.get(id)
    byId.delete(id)
    return line
  }
  for (const plan of expected.plans) {
    for (const priority of plan.priorities)
      comparison.same(
        `priority ${priority.priority} public`,
        taken(priority.priority)?.['line'] === 'priority',
        priority.public,
      )
    for (const { action, public: said } of plan.actions) {
      const line = taken(action)
      comparison.same(`action ${action}`, line && publishedOf(line), said ? wanted(said, nameOf) : undefined)
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

/** State, first and due day, names, and whether the change expected is said. */
const publishedOf = (line: Line): string =>
  [line['status'], line['start'], line['due'], line['named'], line['expects_indicator'] !== ''].join(' | ')

function wanted({ state, start, due, responsible, change }: PublicAction, nameOf: ReadonlyMap<string, string>): string {
  const named = responsible.map(member => nameOf.get(member)!).toSorted()
  return [state === null ? '' : stateOf[state], start ?? '', due ?? '', named.join('; '), change].join(' | ')
}
