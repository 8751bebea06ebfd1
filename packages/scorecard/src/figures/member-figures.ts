import { noAnswerPublished } from '@waymark/collection'
import { fewestMembers, membersFigure } from '@waymark/measure'
import type { Candidate } from '../candidate/candidate.ts'
import type { MemberFigures } from '../base/base.ts'
import { releaseIndex, type ReleaseIndex } from '../base/release-index.ts'
import { listPeriods, listsOfMembers } from './counted.ts'
import { editionKey } from '../candidate/edition-key.ts'
import { publishedFigure } from './figures.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import { hiddenFrom } from '../base/public-base.ts'
import { seriesIn, type Series } from './series.ts'

/** Figures about members of an ordered candidate as they are, for the sealed part. Private frameworks included. */
export function rawMemberFigures(candidate: Candidate): readonly PublishedFigure[] {
  const series = seriesIn(releaseIndex(candidate)).filter(eachSeries => eachSeries.subjectKind === 'member')
  return series.map(publishedFigure)
}

/** The same of a candidate with public statuses, as they may be published: counts only, withheld where `membersFigure` says so. */
export function memberFigures(open: Candidate): MemberFigures {
  const hidden = hiddenFrom(open)
  const index = releaseIndex(open, noAnswerPublished)
  const figures = seriesIn(index)
    .filter(series => series.subjectKind === 'member' && !series.calls.some(call => hidden.calls.has(call.id)))
    .map(series => withheldIfFew(publishedFigure(series), series))
  return { figures, lists: publicLists(open, index, hidden.editions) }
}

function withheldIfFew(published: PublishedFigure, { indicator: { origin } }: Series): PublishedFigure {
  const { figure } = published
  if (!('sets' in figure)) return published
  const byRecords = origin.kind === 'derived' && origin.rule === 'member-recorded-contribution'
  const shown = membersFigure(figure, { byRecords })
  return shown.kind === 'withheld' ? { ...published, figure: shown } : published
}

function publicLists(candidate: Candidate, index: ReleaseIndex, hidden: ReadonlySet<string>): MemberFigures['lists'] {
  return candidate.editions.flatMap(({ edition }) => {
    const key = editionKey(edition)
    const registers = edition.indicators.flatMap(indicator =>
      indicator.counts?.over === 'member' ? [indicator.counts.register] : [],
    )
    if (hidden.has(key)) return []
    return [...new Set(registers)].sort().flatMap(register =>
      listPeriods(index, register, key)
        .map(list => ({ edition: key, register, period: list.period.label, lists: listsOfMembers(index, list) }))
        .filter(one => one.lists.asked >= fewestMembers),
    )
  })
}
