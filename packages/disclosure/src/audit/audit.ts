import type { Sum } from '../elimination/echelon.ts'
import { sequenceFrom } from '../random.ts'
import { readerOf, type Printed, type Reader } from './reader.ts'
import { Walk } from './walk.ts'
import type { Outcome, Program, Solver } from './solver.ts'

/** A whole count for every column that agrees with everything printed: one way the children could be spread. */
export type Witness = Float64Array

/**
 * What the audit found out about one hidden sum.
 *
 * `from` and `to` are reached by witnesses, so no reader can exclude them. A verdict `narrow` is proven by the linear
 * programme or by exhausting the whole numbers; `unsettled` means that limits were reached, and counts as not safe.
 */
export type Range = { readonly from: number; readonly to: number; readonly verdict: 'wide' | 'narrow' | 'unsettled' }

/** The audit's result: a range per asked sum, in the order asked, and the witnesses the ranges rest on. */
export type Audit = {
  readonly ranges: readonly Range[]
  readonly witnesses: readonly Witness[]
  /** Steps of the simplex and of walks, times unknowns and equations: work, the same on every machine as seconds are not. */
  readonly work: number
}

export type AuditQuestion = {
  readonly printed: Printed
  readonly sums: readonly Sum[]
  /** How wide each sum must be shown to be, in the order of the sums. */
  readonly widths: ArrayLike<number>
  /** Witnesses known beforehand; those that disagree with what is printed are left out. */
  readonly witnesses?: readonly Witness[]
  /**
   * Stop at the first sum that is not wide, or not soon shown to be: enough to decide whether more may be printed. No whole
   * numbers are searched beyond what walks and roundings find.
   */
  readonly untilNarrow?: boolean
}

// A joint question settles about a third of what is open; the last few are cheaper to ask about one by one.
const jointQuestions = 80
const fewOpen = 6
const mostFruitless = 2
const mostFruitlessSweeps = 3
const firstDives = 6
const divesAround = 8

/**
 * The range of every asked sum as far as it takes to tell whether it is as wide as required, for a reader who knows what
 * is printed and nothing else. Undefined when the printed counts contradict each other.
 *
 * Joint questions first: whole-number solutions that push all open sums up or down at once. What stays open is bounded by
 * linear programming, then settled in whole numbers.
 */
export function audit(question: AuditQuestion, solver: Solver): Audit | undefined {
  const reader = readerOf(question.printed)
  if (!reader) return undefined
  const search = new Search(question, reader, solver)
  try {
    return search.run()
  } finally {
    search.close()
  }
}

class Search {
  readonly #question: AuditQuestion
  readonly #reader: Reader
  readonly #program: Program | undefined
  readonly #witnesses: Witness[] = []
  #applied = 0
  readonly #from: Float64Array
  readonly #to: Float64Array
  readonly #verdicts: (Range['verdict'] | undefined)[]
  readonly #unknowns: { at: Int32Array; sign: Int8Array | undefined }[]

  constructor(question: AuditQuestion, reader: Reader, solver: Solver) {
    this.#question = question
    this.#reader = reader
    this.#program = reader.problem.columns > 0 ? solver.open(reader.problem) : undefined
    this.#from = new Float64Array(question.sums.length).fill(Infinity)
    this.#to = new Float64Array(question.sums.length).fill(-Infinity)
    this.#verdicts = question.sums.map(() => undefined)
    this.#unknowns = question.sums.map(sum => this.#unknownPart(sum))
    for (const witness of question.witnesses ?? []) this.#take(witness)
  }

  #unknownPart(sum: Sum) {
    const positions = [...sum.at.keys()].filter(position => this.#reader.unknownOf[sum.at[position]!]! >= 0)
    return {
      at: Int32Array.from(positions, position => this.#reader.unknownOf[sum.at[position]!]!),
      sign: sum.sign && Int8Array.from(positions, position => sum.sign![position]!),
    }
  }

  close(): void {
    this.#program?.close()
  }

  run(): Audit | undefined {
    if (!this.#program) {
      if (!this.#take(this.#reader.known)) return undefined
    } else {
      if (this.#witnesses.length === 0 && !this.#askFirst(this.#program)) return undefined
      this.#walk()
      if (this.#question.untilNarrow) return this.#hasty(this.#program)
      this.#askJointly(this.#program)
    }
    for (const sum of this.#question.sums.keys()) {
      if (this.#program && !this.#isWide(sum)) this.#askAlone(sum, this.#program)
    }
    return this.#found()
  }

  #found(): Audit {
    const { columns, rowLower } = this.#reader.problem
    const work = (this.#applied + (this.#program?.steps() ?? 0)) * (columns + rowLower.length)
    return { ranges: this.#ranges(), witnesses: this.#witnesses, work }
  }

  /** Bounds what a walk left open one by one, in fractions and by rounding, up to the first that this does not show wide. */
  #hasty(program: Program): Audit {
    for (const sum of this.#question.sums.keys()) {
      if (this.#isWide(sum)) continue
      this.#askInFractions(sum, program)
      if (!this.#isWide(sum)) break
    }
    return this.#found()
  }

  #ranges(): Range[] {
    return this.#question.sums.map((_, sum) => ({
      from: this.#from[sum]!,
      to: this.#to[sum]!,
      verdict: this.#isWide(sum) ? 'wide' : (this.#verdicts[sum] ?? (this.#program ? 'unsettled' : 'narrow')),
    }))
  }

  #isWide(sum: number): boolean {
    return this.#to[sum]! - this.#from[sum]! >= this.#question.widths[sum]!
  }

  /** Any whole numbers at all. False when nothing whole agrees with what is printed. */
  #askFirst(program: Program): boolean {
    const next = sequenceFrom('first questions')
    const cost = new Float64Array(this.#reader.problem.columns)
    // A cost of its own for each unknown leads away from corners where many counts stand at their bounds.
    for (let round = 0; round < firstDives; round++) {
      const outcome = program.dive(cost.map(() => next() - 0.5))
      if (outcome.kind === 'none') return false
      if (this.#takeOutcome(outcome)) return true
    }
    const outcome = program.inWholeNumbers(cost, 'any')
    return outcome.kind !== 'none' && (this.#takeOutcome(outcome), true)
  }

  /** From one way of spreading the children to others, until sweeps find no more. */
  #walk(): void {
    const [start] = this.#witnesses
    if (!start || this.#open().length === 0) return
    const { problem, unknownOf } = this.#reader
    const from = new Float64Array(problem.columns)
    for (const [column, unknown] of unknownOf.entries()) if (unknown >= 0) from[unknown] = start[column]!
    const walk = new Walk(problem, this.#reader.movements(), from, sequenceFrom('walk'))
    const most = this.#question.untilNarrow ? 1 : mostFruitlessSweeps
    for (let fruitless = 0; fruitless < most;) {
      const open = this.#open()
      if (open.length === 0) break
      walk.sweep(open.map(sum => ({ ...this.#unknowns[sum]!, by: this.#question.widths[sum]! })))
      this.#takeUnknowns(walk.values)
      fruitless = this.#open().length < open.length ? 0 : fruitless + 1
    }
    this.#applied = walk.applied
  }

  #open(): readonly number[] {
    return [...this.#question.sums.keys()].filter(sum => !this.#isWide(sum))
  }

  /** More joint questions, while they settle anything. */
  #askJointly(program: Program): void {
    const next = sequenceFrom('joint questions')
    let fruitless = 0
    for (let round = 0; round < jointQuestions && fruitless < mostFruitless; round++) {
      const open = this.#open()
      if (this.#witnesses.length > 0 && open.length <= (round < 2 ? 0 : fewOpen)) return
      const cost = new Float64Array(this.#reader.problem.columns)
      for (const sum of open) {
        // The first two pull everything one way; later ones each open sum its own way.
        const pull = (round % 2 === 0 ? 1 : -1) * (round < 2 || next() < 0.5 ? 1 : -1) * (1 + next())
        this.#add(cost, sum, pull / Math.max(1, this.#unknowns[sum]!.at.length))
      }
      const outcome = this.#witnesses.length > 0 ? program.dive(cost) : program.inWholeNumbers(cost, 'any')
      if (outcome.kind === 'none') return
      const taken = this.#takeOutcome(outcome)
      const left = open.filter(sum => !this.#isWide(sum)).length
      fruitless = taken && (left < open.length || round === 0) ? 0 : fruitless + 1
    }
  }

  #add(cost: Float64Array, sum: number, factor: number): void {
    const { at, sign } = this.#unknowns[sum]!
    for (let i = 0; i < at.length; i++) cost[at[i]!]! += sign?.[i] === -1 ? -factor : factor
  }

  /** Bounds one sum: by fractions, which proves it narrow at once when they leave no room, then in whole numbers. */
  #askAlone(sum: number, program: Program): void {
    if (!this.#askInFractions(sum, program) || this.#isWide(sum) || this.#diveAround(sum, program)) return
    if (this.#askBeyond(sum, program)) this.#verdicts[sum] = 'narrow'
  }

  /** Rounds towards less and more of one sum with a small cost for every other unknown; whether that shows it wide. */
  #diveAround(sum: number, program: Program): boolean {
    const next = sequenceFrom('dives around a sum')
    for (let round = 0; round < divesAround && !this.#isWide(sum); round++) {
      const cost = Float64Array.from({ length: this.#reader.problem.columns }, () => (next() - 0.5) / 10)
      this.#add(cost, sum, round % 2 === 0 ? 1 : -1)
      this.#takeOutcome(program.dive(cost))
    }
    return this.#isWide(sum)
  }

  /** Bounds one sum in fractions, and widens it where they are whole or round to whole. False when they prove it narrow. */
  #askInFractions(sum: number, program: Program): boolean {
    const reached: number[] = []
    for (const direction of [1, -1]) {
      const cost = new Float64Array(this.#reader.problem.columns)
      this.#add(cost, sum, direction)
      const outcome = program.least(cost)
      if (outcome.kind === 'unbounded') reached.push(direction * -Infinity)
      else if (outcome.kind === 'found') reached.push(this.#value(sum, outcome.values))
      else return false
      if (!this.#takeOutcome(outcome)) this.#takeOutcome(program.dive(cost))
      if (this.#isWide(sum)) return true
    }
    const [low, high] = [Math.ceil(reached[0]! - 1e-6), Math.floor(reached[1]! + 1e-6)]
    if (high - low < this.#question.widths[sum]!) {
      this.#verdicts[sum] = 'narrow'
      return false
    }
    return true
  }

  /**
   * Looks for whole values far enough beyond those reached, upwards and downwards. True when there are none, for certain.
   *
   * For a width above 1, "not that far up and not that far down" does not yet mean narrow: then the ends are sought.
   */
  #askBeyond(sum: number, program: Program): boolean {
    const { at, sign } = this.#unknowns[sum]!
    const value = Float64Array.from(at, (_, i) => sign?.[i] ?? 1)
    const known = this.#value(sum, new Float64Array(this.#reader.problem.columns))
    const width = this.#question.widths[sum]!
    let exhausted = true
    for (const up of [true, false]) {
      const lower = up ? this.#from[sum]! + width - known : -Infinity
      const upper = up ? Infinity : this.#to[sum]! - width - known
      const outcome = program.wholeBetween({ at, value }, lower, upper)
      this.#takeOutcome(outcome)
      if (this.#isWide(sum)) return false
      exhausted &&= outcome.kind === 'none'
    }
    return exhausted && (width === 1 || this.#endsAreNear(sum, program))
  }

  #endsAreNear(sum: number, program: Program): boolean {
    let exhausted = true
    for (const direction of [1, -1]) {
      const cost = new Float64Array(this.#reader.problem.columns)
      this.#add(cost, sum, direction)
      const outcome = program.inWholeNumbers(cost, 'best')
      this.#takeOutcome(outcome)
      exhausted &&= outcome.kind === 'found' && outcome.exact
    }
    return exhausted && !this.#isWide(sum)
  }

  /** The sum's value with these unknowns. */
  #value(sum: number, values: Float64Array): number {
    const { at, sign } = this.#question.sums[sum]!
    let value = 0
    for (let i = 0; i < at.length; i++) {
      const unknown = this.#reader.unknownOf[at[i]!]!
      value += (sign?.[i] ?? 1) * (unknown < 0 ? this.#reader.known[at[i]!]! : values[unknown]!)
    }
    return value
  }

  #takeOutcome(outcome: Outcome): boolean {
    return outcome.kind === 'found' && this.#takeUnknowns(outcome.values)
  }

  #takeUnknowns(values: Float64Array): boolean {
    const witness = this.#reader.known.map((known, column) => {
      const unknown = this.#reader.unknownOf[column]!
      return unknown < 0 ? known : Math.round(values[unknown]!)
    })
    return this.#take(witness)
  }

  /** Keeps a witness after checking it against every printed count, exactly; widens the ranges by it. */
  #take(witness: Witness): boolean {
    if (!agrees(witness, this.#question.printed)) return false
    let wider = false
    for (const [sum, { at, sign }] of this.#question.sums.entries()) {
      if (this.#isWide(sum)) continue
      let value = 0
      for (let i = 0; i < at.length; i++) value += (sign?.[i] ?? 1) * witness[at[i]!]!
      if (value < this.#from[sum]!) [this.#from[sum], wider] = [value, true]
      if (value > this.#to[sum]!) [this.#to[sum], wider] = [value, true]
    }
    if (wider || this.#witnesses.length === 0) this.#witnesses.push(witness)
    return true
  }
}

/** Whether these whole counts agree with every printed count and every bound a reader knows. */
function agrees(witness: Witness, printed: Printed): boolean {
  if (!witness.every(count => Number.isSafeInteger(count) && count >= 0)) return false
  return printed.rows.every((columns, row) => {
    let sum = 0
    for (const column of columns) sum += witness[column]!
    const count = printed.counts[row]
    return count === undefined ? printed.atLeastOne[row] === 0 || sum >= 1 : sum === count
  })
}
