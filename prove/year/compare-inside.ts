/** Inside the network, from the sealed part: the status of every subject with its reason, members too, and the figures over them. */
import {
  figureView,
  releaseIndex,
  sealedCandidateIn,
  seriesIn,
  sidesOf,
  type Candidate,
  type Series,
} from '@waymark/scorecard'
import type { Recount, RowSet } from '../recount/recount.ts'
import type { Comparison } from './comparison.ts'
import { nameOf } from './compare-figures.ts'
import { wordOf } from './compare-rows.ts'
import { textOf, type Files } from './public-files.ts'

type Sealed = { readonly files: Files; readonly idOf: ReadonlyMap<string, string> }

export function compareInside(comparison: Comparison, expected: Recount, { files, idOf }: Sealed): void {
  const candidate = sealedCandidateIn(Object.keys(files), path => JSON.parse(textOf(files, path)))!
  const members = new Map(candidate.members.map(member => [member.id, idOf.get(member.name)!]))
  const found = new Map(
    seriesIn(releaseIndex(sidesOf(candidate).inside)).map(series => [
      nameOf({ indicator: series.indicator.code, period: series.period.label, type: series.respondentType }),
      series,
    ]),
  )
  for (const set of expected.rows.filter(row => !row.indicator.includes('/'))) {
    const series = found.get(nameOf(set))
    comparison.same(`${nameOf(set)} inside is there`, series !== undefined, true)
    if (series) compareSet(comparison, set, { series, members })
  }
  for (const figure of expected.figures.filter(
    placedFigure => placedFigure.place === 'world' && !placedFigure.indicator.includes('/'),
  )) {
    const series = found.get(nameOf(figure))
    if (!series) continue
    const view = figureView(series)
    const { inScope, asked, applicable, answered } = figure.inside
    const said = view.kind === 'states' ? { ...view.sets, ...view.states, ...view.missing } : view.kind
    const counted = { inScope, asked, applicable, answered, ...figure.inside.counts.values, ...figure.inside.missing }
    comparison.same(`${nameOf(figure)} inside`, said, counted)
  }
}

type Found = { readonly series: Series; readonly members: ReadonlyMap<string, string> }

function compareSet(comparison: Comparison, set: RowSet, { series, members }: Found): void {
  const own = (subject: string) => (set.subject === 'member' ? members.get(subject)! : subject)
  const found = new Map([...series.answers].map(([subject, { status }]) => [own(subject), status]))
  const scope = new Set(series.scope.map(own))
  for (const row of set.rows) {
    const status = found.get(row.subject)
    const word = status ? wordIn(status) : scope.has(row.subject) ? 'not-asked' : undefined
    comparison.same(`${nameOf(set)} ${row.subject} inside`, word, row.inside ? wordOf(row.inside) : 'not-asked')
  }
}

function wordIn(status: Candidate['answers'][number]['status']): string {
  if ('missing' in status) return status.missing
  if (!('state' in status)) return JSON.stringify(status)
  return status.step ? `${status.state}/${status.step}` : status.state
}
