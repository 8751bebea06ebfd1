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
  whole(cost: Float64Array, aim: 'any' | 'best'): Outcome
  /** Bounds of one row, for what follows. */
  bound(row: number, lower: number, upper: number): void
  close(): void
}

export interface Solver {
  open(problem: LinearProblem): Program
}

// Branching nodes, not seconds: the same table must get the same answer on a slow machine.
const mostNodes = 5_000
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
  #whole = false

  constructor(highs: Highs, problem: LinearProblem) {
    const rows = problem.rowLower.length
    this.#columns = problem.columns
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

  #fractions(): void {
    // The primal simplex starts from the last answer, which stays feasible when only the cost changes.
    this.#model.options.set({ presolve: 'off', solver: 'simplex', simplex_strategy: 4 })
  }

  least(cost: Float64Array): Outcome {
    if (this.#whole) {
      this.#model.clearIntegrality()
      this.#model.clearSolver()
      this.#fractions()
      this.#whole = false
    }
    return this.#run(cost)
  }

  whole(cost: Float64Array, aim: 'any' | 'best'): Outcome {
    if (!this.#whole) {
      this.#model.clearSolver()
      this.#model.options.set({ presolve: 'on', solver: 'choose', simplex_strategy: 1 })
      const all = { kind: 'range', from: 0, to: this.#columns - 1 } as const
      this.#model.changeColsIntegrality(all, new Int32Array(this.#columns).fill(1))
      this.#whole = true
    }
    this.#model.options.set({ mip_rel_gap: aim === 'any' ? 1e9 : 0, mip_abs_gap: aim === 'any' ? 1e9 : 0.5 })
    return this.#run(cost)
  }

  #run(cost: Float64Array): Outcome {
    this.#model.changeColsCost({ kind: 'range', from: 0, to: this.#columns - 1 }, cost)
    this.#model.run()
    const status = this.#model.getModelStatus()
    if (status === infeasible) return { kind: 'none' }
    if (status === unbounded) return { kind: 'unbounded' }
    if (status === unboundedOrInfeasible) return { kind: 'none' }
    const found = status === optimal || this.#model.info.get('primal_solution_status') === 2
    if (!found) return { kind: 'unsettled' }
    return { kind: 'found', values: this.#model.getSolution().colValue, exact: status === optimal }
  }

  bound(row: number, lower: number, upper: number): void {
    this.#model.changeRowBounds(row, lower, upper)
  }

  close(): void {
    this.#model.dispose()
  }
}
