/** How totals came from those of the period, the baselines and the release before, from `data/changes.csv`. */
import type { Change, ChangeOfState } from '../recount/change.ts'
import type { FigureName, Recount } from '../recount/recount.ts'
import { nameOf } from './compare-figures.ts'
import type { Comparison } from './comparison.ts'
import { tableOf, wholesOf, type Files, type Line } from './public-files.ts'

export function compareChanges(comparison: Comparison, expected: Recount, files: Files): void {
  const names = namesOfFigures(files)
  const found = new Map(tableOf(files, 'data/changes.csv').map(line => [keyOf(line, names), line]))
  const same = (key: string, wanted: unknown) => {
    const line = found.get(key)
    found.delete(key)
    comparison.same(`change ${key}`, line && saidOf(line), wanted)
  }
  const shown = new Set(expected.rows.filter(row => row.subject !== 'member').map(nameOf))
  const isCompared = (figureName: FigureName) => shown.has(nameOf(figureName)) && !figureName.indicator.includes('/')
  for (const change of expected.changes.filter(isCompared)) {
    // A page of a region says what changed to the newest period.
    if (change.place !== 'world' && change.period !== expected.periods.at(-1)) continue
    const about = `${nameOf(change)} period ${nameOf({ ...change, period: change.since })} ${placeOf(change.place)}`
    sums(change.public!, (state, sum) => same(`${about} ${state}`, sum))
  }
  for (const change of expected.releaseChanges.filter(isCompared))
    sums(change.public!, (state, sum) =>
      same(`${nameOf(change)} release ${change.sinceRelease}  ${state}`, { ...sum, both: '' }),
    )
  for (const { place, baselines, followed, states, ...name } of expected.sinceBaselines.filter(isCompared))
    for (const [state, moved] of Object.entries(states)) {
      const said = { ...moved, both: String(followed), baselines: String(baselines) }
      same(`${nameOf(name)} baseline  ${placeOf(place)} ${state}`, said)
    }
  comparison.same('changes beyond those', [...found.keys()].sort().join('; '), '')
}

const placeOf = (place: string) => (place === 'world' ? '' : place)

function namesOfFigures(files: Files): ReadonlyMap<string, string> {
  return new Map(
    wholesOf(files).map(({ figure, indicator, period, respondent_type: type }) => [
      figure!,
      nameOf({ indicator: indicator!, period: period!, type: type! }),
    ]),
  )
}

function keyOf(line: Line, names: ReadonlyMap<string, string>): string {
  const { figure, compared_with: how, since, group, state } = line
  const earlier = names.get(since!) ?? since!
  return [names.get(figure!) ?? figure!, how, earlier, group, state].join(' ')
}

/** A row in the words of the recount; an empty cell is 0 of a term and nothing of what stands beside. */
function saidOf(line: Line): unknown {
  const number = (name: string) => Number(line[name] ?? 0)
  return {
    both: line.both!,
    ...(line.baselines === '' ? {} : { baselines: line.baselines }),
    before: number('before'),
    began: number('began'),
    ended: number('ended'),
    newlyAsked: number('newly_asked'),
    noLongerAsked: number('no_longer_asked'),
    answeredAgain: number('published_again'),
    noLongerAnswered: number('no_longer_published'),
    becameApplicable: number('became_applicable'),
    becameNotApplicable: number('became_not_applicable'),
    after: number('after'),
  }
}

function sums({ both, states }: Change, each: (state: string, sum: object) => void): void {
  for (const [state, sum] of Object.entries(states)) each(state, { both: String(both), ...sumOf(sum) })
}

function sumOf(sum: ChangeOfState): object {
  const { earlier, later, hidden: _, ...terms } = sum
  return { before: earlier, after: later, ...terms }
}
