import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closes } from '../change.ts'
import type { Figure, Percent } from '../figure.ts'
import { figureOf } from '../figure.ts'
import type { Recount } from '../recount.ts'
import { randomRecounts } from './random-worlds.ts'

const worlds = 1000

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, one) => total + one, 0)

function keepsItsLaw(figure: Figure, name: string) {
  const { asked, notAsked, inScope, missing, answered, applicable } = figure
  assert.equal(sum(figure.counts.values) + sum(missing), asked, `${name}: values and reasons are not those asked`)
  assert.equal(asked + notAsked, inScope, `${name}: asked and not asked are not the scope`)
  assert.equal(applicable, asked - (missing['not-applicable'] ?? 0), `${name}: applicable`)
  assert.equal(answered, sum(figure.counts.values), `${name}: answered`)
  for (const range of Object.values(figure.ranges ?? {})) {
    assert.equal(range.to - range.from, applicable - answered, `${name}: the range is not those who did not answer`)
    assert.equal(
      range.percent === null,
      answered === 0,
      `${name}: a per cent stands where nobody answered, or none where somebody did`,
    )
    if (range.percent) assert.ok(range.percent.from <= range.percent.to && range.percent.to <= 100, name)
    if (answered === applicable && range.percent) assert.equal(range.percent.from, range.percent.to, name)
  }
}

const holds = (outer: Percent, inner: Percent) =>
  outer === null || inner === null || (outer.from <= inner.from && outer.to >= inner.to)

/** Over the same subjects: those that public files leave out are no part of the comparison. */
function contains(outer: Figure, inner: Figure, name: string) {
  for (const [state, range] of Object.entries(outer.ranges ?? {})) {
    const within = inner.ranges![state]!
    assert.ok(range.from <= within.from && range.to >= within.to, `${name} ${state}: counts are not contained`)
    assert.ok(holds(range.percent, within.percent), `${name} ${state}: per cents are not contained`)
  }
}

function checkFigures(found: Recount) {
  for (const figure of found.figures) {
    const name = `${figure.indicator} ${figure.period} ${figure.place}`
    keepsItsLaw(figure.inside, `${name} inside`)
    if (figure.public) {
      keepsItsLaw(figure.public, `${name} public`)
      const reasons = Object.keys(figure.public.missing)
      assert.ok(
        reasons.every(reason => ['not-applicable', 'no-answer-published'].includes(reason)),
        `${name}: ${reasons}`,
      )
    }
  }
  for (const set of found.rows) {
    const shown = set.rows.filter(row => row.public !== null)
    const inside = figureOf(
      set.kind,
      shown.map(row => row.inside),
    )
    contains(
      figureOf(
        set.kind,
        shown.map(row => row.public),
      ),
      inside,
      `${set.indicator} ${set.period}`,
    )
  }
}

function checkSplits(found: Recount) {
  for (const split of found.splits) {
    const figure = found.figures.find(
      placedFigure =>
        placedFigure.indicator === split.indicator &&
        placedFigure.period === split.period &&
        placedFigure.type === split.type &&
        placedFigure.place === 'world',
    )
    const silent = figure!.public!.missing['no-answer-published'] ?? 0
    assert.equal(sum(split.classes), silent, `${split.indicator}: the split does not sum`)
    assert.equal(split.countries.length, silent)
    if (!split.printed) continue
    const { 'not answered or not published': _, ...named } = split.classes
    assert.ok(figure!.public!.asked >= 10 && silent >= 5 && Math.max(...Object.values(named)) <= silent - 3)
  }
}

function checkChanges(found: Recount) {
  for (const change of [...found.changes, ...found.releaseChanges])
    for (const view of [change.inside, change.public])
      for (const [state, terms] of Object.entries(view?.states ?? {}))
        assert.ok(closes(terms), `${change.indicator} ${change.period} ${state}: the sum of changes does not close`)
}

test(`over ${worlds} random worlds every figure keeps its law, splits sum, changes close, public ranges contain those inside`, () => {
  let silent = 0
  let held = 0
  let contested = 0
  for (const found of randomRecounts(worlds)) {
    checkFigures(found)
    checkSplits(found)
    checkChanges(found)
    for (const row of found.rows.flatMap(set => set.rows)) {
      if (row.public && 'missing' in row.public && row.public.missing === 'no-answer-published') silent++
      if (row.held) held++
      if (row.inside && 'missing' in row.inside && row.inside.missing === 'contested') contested++
    }
  }
  assert.ok(silent > worlds && held > worlds && contested > worlds, 'the worlds lack the cases that the laws are about')
})
