import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition, SettledAnswer } from '../candidate/candidate.ts'
import { countedFigures } from '../figures/counted.ts'
import { editionKey } from '../candidate/edition-key.ts'
import type { EntriesView } from '../page-types/figure-view.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import { knownOf, ownSeries, type KnownAnswer } from './known.ts'
import type { Scorecard, ScorecardLine, ScorecardSection } from '../page-types/pages-country.ts'
import type { AnswerView, Period, SectionCounts } from '../page-types/pages-shared.ts'
import { remembered } from '../candidate/remembered.ts'
import { sectionsInOrder } from './sections.ts'
import { nationalIn } from '../figures/series.ts'
import { editionRef, nationalSite, type Site } from './site.ts'
import { baselineOf, type Moved } from './baseline.ts'

/** The scorecards of one country on one edition: one per respondent type that was asked about it. */
export function scorecardsOf(site: Site, adopted: AdoptedEdition, place: string): readonly Scorecard[] {
  const lines = adopted.edition.indicators.flatMap(indicator => {
    const within = adopted.national?.[indicator.code] ? nationalSite(site) : site
    return ownSeries(within, adopted, indicator.code)
      .filter(([newest]) => newest?.subjectKind === 'country')
      .flatMap(own => {
        const known = knownOf(within, own, place)
        return known ? [{ section: indicator.section, type: known.series.respondentType, known }] : []
      })
  })
  return [...groupedBy(lines, line => (line.type === 'derived' ? firstType(lines) : line.type))].map(
    ([respondentType, ofType]) => ({
      edition: editionRef(adopted),
      respondentType,
      periods: periodsOf(ofType.map(one => one.known)),
      sections: sectionsOf(site, adopted, place, ofType),
    }),
  )
}

type Line = { readonly section: string; readonly type: string; readonly known: KnownAnswer }

/** Derived indicators stand with what they are derived from, on the first card that is not theirs alone. */
function firstType(lines: readonly Line[]): string {
  return lines.find(line => line.type !== 'derived')?.type ?? 'derived'
}

function periodsOf(known: readonly KnownAnswer[]): readonly Period[] {
  const byLabel = new Map(known.map(eachKnown => [eachKnown.series.period.label, eachKnown.series.period]))
  return [...byLabel.values()].sort((period, other) => (period.until < other.until ? 1 : -1))
}

function sectionsOf(
  site: Site,
  adopted: AdoptedEdition,
  place: string,
  all: readonly Line[],
): readonly ScorecardSection[] {
  return sectionsInOrder(adopted.edition).flatMap(({ section, depth }) => {
    const lines = all
      .filter(eachLine => eachLine.section === section.code)
      .map(eachLine => lineOf(site, adopted, place, eachLine.known))
    const counted = countedOf(site, adopted, place, section.code)
    const holds = sectionsBelow(adopted, section.code)
    if (!all.some(eachLine => holds.has(eachLine.section)) && counted.length === 0) return []
    const { code, kind, name } = section
    const common = lines.filter(line => !line.national)
    const counts = countsOf(common)
    return [{ code, kind, depth, title: name, counts, sinceBaseline: movesOf(common), lines, counted }]
  })
}

/** A section and everything in it, so that headings above lines are kept. */
function sectionsBelow({ edition }: AdoptedEdition, code: string): ReadonlySet<string> {
  const found = new Set([code])
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const section of edition.sections)
      if (section.parent !== null && found.has(section.parent)) found.add(section.code)
  }
  return found
}

function countedOf(site: Site, adopted: AdoptedEdition, place: string, section: string): ScorecardSection['counted'] {
  return adopted.edition.indicators
    .filter(indicator => indicator.section === section && indicator.counts !== null)
    .flatMap(indicator =>
      newestCounted(site, adopted, indicator, place).map(({ period, figure }) => ({
        indicator: indicator.code,
        title: indicator.name,
        period,
        figure: figure as EntriesView,
      })),
    )
}

const newestCounted = (site: Site, adopted: AdoptedEdition, indicator: Indicator, place: string) =>
  countedFigures(site.index, adopted, indicator, new Set([place])).slice(0, 1)

function lineOf(site: Site, adopted: AdoptedEdition, place: string, known: KnownAnswer): ScorecardLine {
  const { series, answer } = known
  const { code, name } = series.indicator
  const key = editionKey(adopted.edition)
  const baseline = baselineOf(site, known, place)
  const { priorities } = site.base
  const about = `${place} ${code}`
  return {
    indicator: code,
    title: name,
    period: series.period,
    answer: answerView(answer),
    earlier: known.earlier.map(one => ({
      period: one.series.period,
      status: one.answer.status,
      observation: one.answer.observation,
    })),
    priorities: (
      remembered(priorities, 'about', () => byAbout(priorities, eachPriority => eachPriority.place ?? '')).get(about) ??
      []
    )
      .filter(priority => priority.edition === key)
      .map(priority => priority.id),
    ...(nationalIn(series) ? { national: true as const } : {}),
    ...(known.lastKnown ? { lastKnown: known.lastKnown } : {}),
    ...(baseline ? { baseline } : {}),
  }
}

function byAbout<T extends { readonly indicator?: string }>(
  list: readonly T[],
  placeOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  return groupedBy(list, one => `${placeOf(one)} ${one.indicator ?? ''}`)
}

/** An answer as published: everything of it but what it is an answer to. */
function answerView(answer: SettledAnswer): AnswerView {
  const { indicator: _, subject: __, subjectKind: ___, lastKnown: ____, ...view } = answer
  return view
}

/** Of a section's own lines: how many stand where. Never a per cent, total or rank. Source: design 3.8. */
function countsOf(lines: readonly ScorecardLine[]): SectionCounts {
  const states: Record<string, number> = {}
  const missing: Record<string, number> = {}
  let given = 0
  for (const { status } of lines.map(line => line.answer)) {
    if ('missing' in status) missing[status.missing] = (missing[status.missing] ?? 0) + 1
    else if ('state' in status) states[status.state] = (states[status.state] ?? 0) + 1
    else given += 1
  }
  return { states, given, missing }
}

function movesOf(lines: readonly ScorecardLine[]): ScorecardSection['sinceBaseline'] {
  const count = (moved: Moved) => lines.filter(line => line.baseline?.moved === moved).length
  const [began, ended, otherwise, same] = [count('began'), count('ended'), count('otherwise'), count('same')]
  return { began, ended, otherwise, same, none: lines.length - began - ended - otherwise - same }
}
