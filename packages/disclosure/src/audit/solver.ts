import highsModule, { type Highs, type Model } from 'highs'

/** Sums of columns (by row: start and column lists, values 1 where none are given) between bounds. */
export type LinearProblem = {
  readonly columns: number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly start: Int32Array
  readonly column: Int32Array
  readonly value?: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
}

/** `none` means proven infeasible; `unsettled` that a limit was reached before anything was found. */
export type Outcome =
  | { readonly kind: 'found'; readonly values: Float64Array; readonly exact: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'unsettled' }

/** One linear problem kept open, so that each further question starts from the last answer. */
export interface Program {
  /** The values with the least cost, fractions allowed. */
  least(cost: Float64Array): Outcome
  /** Whole values: any that satisfy the rows, drawn towards less cost (`any`), or those with the least cost (`best`). */
  inWholeNumbers(cost: Float64Array, aim: 'any' | 'best'): Outcome
  /** Whole values drawn towards less cost, if rounding the fractions step by step finds any; `unsettled` when not. */
  dive(cost: Float64Array): Outcome
  /** Any whole values for which this sum lies between the bounds, which hold for this question only. */
  wholeBetween(sum: { readonly at: Int32Array; readonly value: Float64Array }, lower: number, upper: number): Outcome
  /** Steps of the simplex so far: a measure of work that is the same on every machine, as seconds are not. */
  steps(): number
  /** Bounds of one row, for what follows. */
  bound(row: number, lower: number, upper: number): void
  close(): void
}

export interface Solver {
  open(problem: LinearProblem): Program
}

// Branching nodes, not seconds: the same table must get the same answer on a slow machine.
const mostNodes = 500
const mostDives = 30
// HiGHS's numbers. The primal simplex suits a new cost, under which the last answer stays feasible; new bounds do not.
const anyStrategy = 0
const primalStrategy = 4
const optimal = 7
const infeasible = 8
const unboundedOrInfeasible = 9
const unbounded = 10

/** Loads the HiGHS solver (WebAssembly, MIT licence). Load it once; it is kept by whoever loads it. */
export async function loadSolver(): Promise<Solver> {
  // The package's types describe its CommonJS build; the module that is loaded exports the loader itself.
  const load = highsModule as unknown as typeof highsModule.default
  const highs = await load()
  return { open: problem => new HighsProgram(highs, problem) }
}

class HighsProgram implements Program {
  readonly #model: Model
  readonly #columns: number
  readonly #rows: number
  readonly #problem: LinearProblem
  readonly #all: { readonly kind: 'range'; readonly from: 0; readonly to: number }
  #whole = false
  #steps = 0

  constructor(highs: Highs, problem: LinearProblem) {
    const rows = problem.rowLower.length
    this.#columns = problem.columns
    this.#rows = rows
    this.#problem = problem
    this.#all = { kind: 'range', from: 0, to: problem.columns - 1 }
    this.#model = highs.createModel({
      numCols: problem.columns,
      numRows: rows,
      colCost: new Float64Array(problem.columns),
      colLower: problem.lower,
      colUpper: problem.upper,
      rowLower: problem.rowLower,
      rowUpper: problem.rowUpper,
      matrix: {
        format: 'csr',
        numRows: rows,
        numCols: problem.columns,
        starts: problem.start,
        indices: problem.column,
        values: problem.value ?? new Float64Array(problem.column.length).fill(1),
      },
    })
    this.#model.options.set({ output_flag: false, mip_max_nodes: mostNodes })
    this.#fractions()
  }

  /**
   * A quick way to whole values: solve in fractions, fix the half that is nearest to whole, and again. Where fixing leaves
   * no solution, fewer are fixed. Undefined when this does not end in whole values soon.
   */
  #dive(cost: Float64Array): Outcome | undefined {
    const [lower, upper] = [this.#problem.lower.slice(), this.#problem.upper.slice()]
    let values: Float64Array | undefined
    let batch: readonly number[] = []
    try {
      for (let round = 0; round < mostDives; round++) {
        const outcome = this.#least(cost, anyStrategy)
        if (outcome.kind === 'none' && !values) return outcome
        if (outcome.kind === 'found') {
          values = outcome.values
          batch = nearestToWhole(values)
          if (batch.length === 0) return outcome
        } else {
          if (batch.length < 2 || !values) return undefined
          for (const column of batch) {
            lower[column] = this.#problem.lower[column]!
            upper[column] = this.#problem.upper[column]!
          }
          batch = batch.slice(0, batch.length >> 2 || 1)
        }
        for (const column of batch) lower[column] = upper[column] = Math.round(values[column]!)
        this.#model.changeColsBounds(this.#all, lower, upper)
      }
      return undefined
    } finally {
      this.#model.changeColsBounds(this.#all, this.#problem.lower, this.#problem.upper)
    }
  }

  #fractions(): void {
    this.#model.options.set({ presolve: 'off', solver: 'simplex' })
  }

  least(cost: Float64Array): Outcome {
    return this.#least(cost, primalStrategy)
  }

  #least(cost: Float64Array, strategy: number): Outcome {
    if (this.#whole) {
      this.#model.clearIntegrality()
      this.#model.clearSolver()
      this.#fractions()
      this.#whole = false
    }
    this.#model.options.set('simplex_strategy', strategy)
    return this.#run(cost)
  }

  inWholeNumbers(cost: Float64Array, aim: 'any' | 'best'): Outcome {
    const dived = aim === 'any' ? this.#dive(cost) : undefined
    if (dived) return dived
    if (!this.#whole) {
      this.#model.clearSolver()
      this.#model.options.set({ presolve: 'on', solver: 'choose', simplex_strategy: 1 })
      this.#model.changeColsIntegrality(this.#all, new Int32Array(this.#columns).fill(1))
      this.#whole = true
    }
    this.#model.options.set({ mip_rel_gap: aim === 'any' ? 1e9 : 0, mip_abs_gap: aim === 'any' ? 1e9 : 0.5 })
    return this.#run(cost)
  }

  #run(cost: Float64Array): Outcome {
    this.#model.changeColsCost(this.#all, cost)
    this.#model.run()
    this.#steps += Math.max(0, Number(this.#model.info.get('simplex_iteration_count')))
    const status = this.#model.getModelStatus()
    if (status === infeasible) return { kind: 'none' }
    if (status === unbounded) return { kind: 'unbounded' }
    if (status === unboundedOrInfeasible) return { kind: 'none' }
    const found = status === optimal || this.#model.info.get('primal_solution_status') === 2
    if (!found) return { kind: 'unsettled' }
    return { kind: 'found', values: this.#model.getSolution().colValue, exact: status === optimal }
  }

  wholeBetween(sum: { at: Int32Array; value: Float64Array }, lower: number, upper: number): Outcome {
    this.#model.addRow(lower, upper, { indices: sum.at, values: sum.value })
    try {
      return this.inWholeNumbers(new Float64Array(this.#columns), 'any')
    } finally {
      this.#model.deleteRows({ kind: 'range', from: this.#rows, to: this.#rows })
    }
  }

  dive(cost: Float64Array): Outcome {
    return this.#dive(cost) ?? { kind: 'unsettled' }
  }

  steps(): number {
    return this.#steps
  }

  bound(row: number, lower: number, upper: number): void {
    this.#model.changeRowBounds(row, lower, upper)
  }

  close(): void {
    this.#model.dispose()
  }
}

/** The half of the columns with a fraction that is nearest to a whole number. */
function nearestToWhole(values: Float64Array): readonly number[] {
  const away = (column: number) => Math.abs(values[column]! - Math.round(values[column]!))
  const fractions = [...values.keys()].filter(column => away(column) > 1e-6)
  return fractions.sort((a, b) => away(a) - away(b)).slice(0, Math.ceil(fractions.length / 2))
}
