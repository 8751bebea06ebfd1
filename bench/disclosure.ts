import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { loadSolver, protectTable, quickEffort, usualEffort, usualPolicy, verifyCertificate } from '@waymark/disclosure'
import { demandsOf } from '../packages/disclosure/src/demands.ts'
import { eliminate } from '../packages/disclosure/src/elimination/eliminate.ts'
import { modelOf } from '../packages/disclosure/src/model/model.ts'
import { promisesOf } from '../packages/disclosure/src/releases.ts'
import { sequenceFrom } from '../packages/disclosure/src/random.ts'
import { ordersFor } from '../packages/disclosure/src/suppress/orders.ts'
import type { Task } from '../packages/disclosure/src/task.ts'
import { linkedTable, nationalTable, sparseTable } from './disclosure-tables.ts'

export const title = 'Protecting counts: processor time beside that of sorting as many cells'

const policy = { ...usualPolicy, complements: false }

/** Processor time of a deed in seconds: what the machine's other work leaves out of it. */
function cpuSeconds(deed: () => void): number {
  const before = process.cpuUsage()
  deed()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Sorts as many cells by count as the table has, each time a fresh list; the mean over ten. */
function sorting(counts: readonly number[]): number {
  const times = 10
  return (
    cpuSeconds(() => {
      for (let time = 0; time < times; time++)
        [...counts].map((count, at) => ({ count, at })).sort((a, b) => b.count - a.count)
    }) / times
  )
}

/** One order: the model, the demands, the elimination. What a cell-suppression program without audit does. */
function oneOrder(places: number): { cells: number; seconds: number; ratio: number; hidden: number; leaves: number } {
  const table = nationalTable(places)
  const baseline = sorting(table.cells.map(cell => cell.count))
  let [hidden, leaves] = [0, 0]
  const seconds = cpuSeconds(() => {
    const built = modelOf([table])
    if (!built.ok) throw new Error(built.refusal.kind)
    const model = built.value
    const promises = promisesOf(model, [], policy)
    if (!promises.ok) throw new Error(promises.refusal.kind)
    const demands = demandsOf(model, policy)
    const task: Task = { id: table.id, model, policy, truth: model.truth!, ...promises.value, ...demands }
    const pattern = eliminate(task, ordersFor(task, 1)[0]!, sequenceFrom(table.id))
    hidden = pattern.hidden.reduce((sum, mark) => sum + mark, 0)
    leaves = model.columns
  })
  return { cells: table.cells.length, seconds, ratio: seconds / baseline, hidden, leaves }
}

/** Prints processor times and ratios; asserts nothing, since absolute figures depend on the machine. */
export async function bench(say: (line: string) => void): Promise<void> {
  const solver = await loadSolver()
  say('One order (model, rules, elimination), invented national tables:')
  for (const places of [3, 9, 27]) {
    const { cells, leaves, seconds, ratio, hidden } = oneOrder(places)
    say(
      `  ${cells} cells (${leaves} leaves): ${seconds.toFixed(2)} s, ${ratio.toFixed(0)} times sorting; ${hidden} distinct cells hidden`,
    )
  }
  say('  100,800 cells, in a process of its own with 300 MB of heap:')
  const child = spawnSync(process.execPath, ['--max-old-space-size=300', import.meta.filename, '78'], {
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(child.stderr.slice(-500))
  say(`  ${child.stdout.trim()}`)
  say('The whole: one order, audit in whole numbers, certificate, verification:')
  for (const places of [3, 9]) {
    const table = nationalTable(places)
    const baseline = sorting(table.cells.map(cell => cell.count))
    const seconds = cpuSeconds(() => {
      const safe = protectTable({ table, policy, effort: quickEffort }, solver)
      if (!safe.ok || !verifyCertificate([safe.value.printed], safe.value.certificate).ok)
        throw new Error('not protected')
    })
    say(`  ${table.cells.length} cells: ${seconds.toFixed(2)} s, ${(seconds / baseline).toFixed(0)} times sorting`)
  }
  say(
    'What is hard: a sparse table with its zeros hidden, and linked tables with the smallest count 2; one order, then tidied:',
  )
  for (const [table, hard] of [
    [sparseTable(), { ...policy, zerosShown: false }],
    [linkedTable(), { ...policy, smallest: 2 }],
  ] as const) {
    const baseline = sorting(table.cells.map(cell => cell.count))
    for (const [name, effort] of [
      ['one order', quickEffort],
      ['tidied', usualEffort],
    ] as const) {
      let outcome = 'not protected'
      const seconds = cpuSeconds(() => {
        const safe = protectTable({ table, policy: hard, effort }, solver)
        if (safe.ok) outcome = `${safe.value.loss.hidden} hidden`
      })
      const ratio = (seconds / baseline).toFixed(0)
      say(
        `  ${table.id}, ${table.cells.length} cells, ${name}: ${seconds.toFixed(2)} s, ${ratio} times sorting; ${outcome}`,
      )
    }
  }
}

if (import.meta.filename === process.argv[1]) {
  const { cells, leaves, seconds, ratio, hidden } = oneOrder(Number(process.argv[2]))
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1000)
  console.log(
    `${cells} cells (${leaves} leaves): ${seconds.toFixed(2)} s, ${ratio.toFixed(0)} times sorting; ${hidden} distinct cells hidden; at most ${megabytes} MB`,
  )
}
