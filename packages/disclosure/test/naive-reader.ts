import type { PrintedTable } from '@waymark/disclosure'
import loadHighs from 'highs'
import { cross } from './invented.ts'

/**
 * A second attacker, written without the engine: it writes the whole system of a printed table down as text, every leaf
 * and every cell, nothing simplified, and asks the solver for the least and most each asked cell can be.
 */
export type NaiveReader = (tables: readonly PrintedTable[], atLeastOne: boolean) => Interval[]
export type Interval = { readonly table: number; readonly cell: number; readonly low: number; readonly high: number }

export async function naiveReader(): Promise<NaiveReader> {
  const load = loadHighs as unknown as typeof loadHighs.default
  const highs = await load()
  return (tables, atLeastOne) => {
    const { sums, rules } = systemOf(tables, atLeastOne)
    const solve = (aim: string, sum: string) => {
      const text = `${aim}\n obj: ${sum}\nSubject To\n${rules.join('\n')}\nEnd`
      const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false })
      if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') return Infinity
      if (Status !== 'Optimal') throw new Error(`The solver ended with: ${Status}`)
      return ObjectiveValue
    }
    return tables.flatMap(({ cells }, table) =>
      cells.flatMap(({ count }, cell) => {
        if (count !== null) return []
        const sum = sums[table]![cell]!
        return [{ table, cell, low: solve('Minimize', sum), high: solve('Maximize', sum) }]
      }),
    )
  }
}

function systemOf(tables: readonly PrintedTable[], atLeastOne: boolean) {
  const names = new Map<string, string>()
  const sums = tables.map(({ dimensions, cells }) =>
    cells.map(({ at }) =>
      cross(dimensions.map(({ name, members }) => members[at[name] ?? 'Total']!))
        .map(leaf => {
          const key = JSON.stringify(leaf)
          if (!names.has(key)) names.set(key, `x${names.size}`)
          return names.get(key)!
        })
        .join(' + '),
    ),
  )
  const rules = tables.flatMap(({ cells }, table) =>
    cells.flatMap(({ count }, cell) => {
      if (count !== null) return [` r${table}_${cell}: ${sums[table]![cell]} = ${count}`]
      return atLeastOne ? [` r${table}_${cell}: ${sums[table]![cell]} >= 1`] : []
    }),
  )
  return { sums, rules }
}
