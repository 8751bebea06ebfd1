import type { SettledAnswer, Source } from '../candidate.ts'
import { groupedBy } from '../grouped-by.ts'
import { editionPath } from '../edition-key.ts'
import type { SourcePage, SourcesPage } from '../pages-work.ts'
import { callRef, placeNames, type Site } from '../site.ts'

export function sourcesPage(site: Site): SourcesPage {
  return { ...site.head, kind: 'sources', sources: site.base.sources }
}

/** One source: what was mended in it, what was left out, and each row with the answers read from it. */
export function sourcePage(site: Site, source: Source): SourcePage {
  const { base } = site
  const calls = base.calls.filter(call => call.source === source.id)
  const ids = new Set(calls.map(call => call.id))
  const fromIt = site.index.answers.filter(answer => answer.row?.source === source.id)
  const without = site.index.answers.filter(answer => ids.has(answer.call) && answer.row === undefined)
  const rows = [...groupedBy(fromIt, one => `${one.row?.number ?? 0} ${one.subject}`).values()]
  return {
    ...site.head,
    kind: 'source',
    source,
    calls: calls.map(callRef),
    groups: base.groups.filter(group => group.source === source.id).map(({ id, names, on }) => ({ id, names, on })),
    rows: rows.map(answers => rowOf(site, answers, calls.length > 1)).sort((one, other) => one.number - other.number),
    withoutRow: without.map(({ subject, indicator, status }) => ({ subject, indicator, status })),
    places: placeNames(
      base,
      [...fromIt, ...without].map(one => one.subject),
    ),
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
