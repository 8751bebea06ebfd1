import type { SettledAnswer, Source } from '../candidate/candidate.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { partOf, pathOfPage } from './page-parts.ts'
import type { SourcePage, SourcesPage } from '../page-types/pages-work.ts'
import { callRef, placeNames, type Site } from './site.ts'

export function sourcesPage(site: Site): SourcesPage {
  return { ...site.head, kind: 'sources', sources: site.base.sources }
}

const rowsOfPage = 80 // numbers of rows; a row may have been read for many periods

/** On which page of its source a row stands: known from its number alone, so that whoever names a row can lead to it. */
export function pageOfSourceRow(number: number): number {
  return Math.max(1, Math.ceil(number / rowsOfPage))
}

/** One source: what was mended in it, what was left out, and each row with the answers read from it. */
export function* sourcePages(site: Site, source: Source): Generator<readonly [string, SourcePage]> {
  const { base } = site
  const calls = base.calls.filter(call => call.source === source.id)
  const ids = new Set(calls.map(call => call.id))
  const fromIt = site.index.answers.filter(answer => answer.row?.source === source.id)
  const without = site.index.answers.filter(answer => ids.has(answer.call) && answer.row === undefined)
  const byRow = [
    ...groupedBy(fromIt, settledAnswer => `${settledAnswer.row?.number ?? 0} ${settledAnswer.subject}`).values(),
  ]
  const all = byRow
    .map(answers => rowOf(site, answers, calls.length > 1))
    .sort((one, other) => one.number - other.number)
  const of = pageOfSourceRow(all.at(-1)?.number ?? 0)
  for (let number = 1; number <= of; number += 1) {
    const rows = all.filter(row => pageOfSourceRow(row.number) === number)
    const withoutRow =
      number === 1 ? without.map(({ subject, indicator, status }) => ({ subject, indicator, status })) : []
    const page: SourcePage = {
      ...site.head,
      ...partOf(number, of, all.length),
      kind: 'source',
      source: number === 1 ? source : { ...source, mendings: [], leftOut: [] },
      calls: calls.map(callRef),
      groups: base.groups.filter(group => group.source === source.id).map(({ id, names, on }) => ({ id, names, on })),
      rows,
      withoutRow,
      places: placeNames(
        base,
        [...rows, ...withoutRow].map(eachRow => eachRow.subject),
      ),
    }
    yield [pathOfPage(`sources/${source.id}.json`, number), page]
  }
}

/** Where a source was read for several periods, each answer says of which. */
function rowOf(site: Site, answers: readonly SettledAnswer[], several: boolean): SourcePage['rows'][number] {
  const [first] = answers
  return {
    number: first?.row?.number ?? 0,
    subject: first?.subject ?? '',
    cells: answers.map(({ call, indicator, observation, status, row }) => {
      const from = site.index.callOf.get(call)
      const edition = site.index.editionOf.get(from?.edition ?? '')
      const period = several && from ? { period: from.period.label } : {}
      const cell = { edition: edition ? editionPath(edition.edition) : '', indicator, observation, status, ...period }
      return row?.mended === undefined ? cell : { ...cell, mended: row.mended }
    }),
  }
}
