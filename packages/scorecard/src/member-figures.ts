import { membersFigure } from '@waymark/measure'
import type { Candidate } from './candidate.ts'
import type { MemberFigures } from './base.ts'
import { releaseIndex } from './release-index.ts'
import { listPeriods, listsOfMembers } from './counted.ts'
import { editionKey } from './edition-key.ts'
import { publishedFigure } from './figures.ts'
import type { PublishedFigure } from './pages-shared.ts'
import { hiddenFrom } from './public-base.ts'
import { seriesIn } from './series.ts'

const fewestMembersAsked = 5 // members; under that a count says what one of them did (design 3.10)

/** Figures about members of an ordered candidate as they are, for the sealed part. Private frameworks included. */
export function rawMemberFigures(candidate: Candidate): readonly PublishedFigure[] {
  const series = seriesIn(releaseIndex(candidate)).filter(one => one.subjectKind === 'member')
  return series.map(publishedFigure)
}

/** The same as they may be published: counts only, withheld where fewer than five members were asked. */
export function memberFigures(candidate: Candidate, raw: readonly PublishedFigure[]): MemberFigures {
  const hidden = hiddenFrom(candidate)
  const open = raw.filter(one => !one.calls.some(call => hidden.calls.has(call)))
  return { figures: open.map(withheldIfFew), lists: publicLists(candidate, hidden.editions) }
}

function withheldIfFew(published: PublishedFigure): PublishedFigure {
  const { figure } = published
  if (!('sets' in figure)) return published
  const shown = membersFigure(figure)
  return shown.kind === 'withheld' ? { ...published, figure: shown } : published
}

function publicLists(candidate: Candidate, hidden: ReadonlySet<string>): MemberFigures['lists'] {
  const index = releaseIndex(candidate)
  return candidate.editions.flatMap(({ edition }) => {
    const key = editionKey(edition)
    const registers = edition.indicators.flatMap(indicator =>
      indicator.counts?.over === 'member' ? [indicator.counts.register] : [],
    )
    if (hidden.has(key)) return []
    return [...new Set(registers)].sort().flatMap(register =>
      listPeriods(index, register, key)
        .map(list => ({ edition: key, register, period: list.period.label, lists: listsOfMembers(index, list) }))
        .filter(one => one.lists.asked >= fewestMembersAsked),
    )
  })
}
