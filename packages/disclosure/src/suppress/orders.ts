import { sequenceFrom } from '../random.ts'
import { free, type Task } from '../task.ts'

/**
 * Orders in which candidates are offered for printing, the first offered the likeliest to be shown. The first order is
 * by count, large before small; the second by how many leaves a cell spans; further ones shake the first a little, by a
 * sequence that the table's id alone decides.
 */
export function ordersFor(task: Task, howMany: number): readonly Int32Array[] {
  const { model } = task
  const next = sequenceFrom(`orders of ${task.id}`)
  const rows = [...model.rows.keys()].filter(row => task.settled[row] === free)
  const tie = Float64Array.from({ length: model.rows.length }, next)
  const width = (row: number) => model.rows[row]!.length
  const count = (row: number) => model.counts[row]!
  const byCount = (a: number, b: number) => count(b) - count(a) || width(b) - width(a) || tie[a]! - tie[b]!
  const byWidth = (a: number, b: number) => width(b) - width(a) || count(b) - count(a) || tie[a]! - tie[b]!
  const orders = [rows.toSorted(byCount), rows.toSorted(byWidth)]
  while (orders.length < howMany) {
    const shaken = Float64Array.from({ length: model.rows.length }, (_, row) => count(row) * (1 + 0.4 * next()))
    orders.push(rows.toSorted((a, b) => shaken[b]! - shaken[a]! || tie[a]! - tie[b]!))
  }
  return orders.slice(0, howMany).map(order => Int32Array.from(order))
}
