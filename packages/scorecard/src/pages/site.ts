import { noAnswerPublished } from '@waymark/collection'
import { addDays, type Day } from '@waymark/network'
import type { FrameworkEdition } from '@waymark/framework'
import type { AdoptedEdition, Call, ReleaseStamp } from '../candidate/candidate.ts'
import type { Base } from '../base/base.ts'
import { releaseIndex, type ReleaseIndex } from '../base/release-index.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { publishedFigure } from '../figures/figures.ts'
import type {
  CallRef,
  EditionRef,
  IndicatorRef,
  PageHead,
  PlaceNames,
  PublishedFigure,
} from '../page-types/pages-shared.ts'
import { nationalIn, seriesIn, type Series } from '../figures/series.ts'
import { remembered } from '../candidate/remembered.ts'

/** Everything the pages of one release are computed from, read and indexed once. */
export type Site = {
  readonly base: Base
  readonly index: ReleaseIndex
  readonly head: PageHead
  /** Asked series about countries, groups and the network, newest period first. */
  readonly series: readonly Series[]
  /** Those of national indicators: on their country's scorecard, and in no figure. */
  readonly national: readonly Series[]
  /** Their figures over all places, by series id. */
  readonly figureOf: ReadonlyMap<string, PublishedFigure>
  /** The last day of the release's last period, the day as of which states are outdated or not. */
  readonly asOf: Day
}

export function openSite(base: Base, stamp: Pick<ReleaseStamp, 'label'>): Site {
  const index = releaseIndex(base, noAnswerPublished)
  const all = seriesIn(index)
  const series = all.filter(eachSeries => nationalIn(eachSeries) === undefined)
  const splits = new Map(base.splits.map(split => [split.figure, split.split]))
  return {
    base,
    index,
    head: { network: base.header.network, release: { label: stamp.label } },
    series,
    national: all.filter(eachSeries => nationalIn(eachSeries) !== undefined),
    figureOf: new Map(
      series.map(eachSeries => [eachSeries.id, withSplit(publishedFigure(eachSeries), splits.get(eachSeries.id))]),
    ),
    asOf: lastDayOf(base),
  }
}

/** The same site as seen from its national indicators: what holds for a country now is found among their series alone. */
export function nationalSite(site: Site): Site {
  return remembered(site, 'national', () => ({ ...site, series: site.national, national: [] }))
}

function withSplit(published: PublishedFigure, split: PublishedFigure['split']): PublishedFigure {
  return split ? { ...published, split } : published
}

const endOfTime = '9999-12-31' as Day // of a release without calls: it speaks of no period, and groups are its newest

function lastDayOf(base: Base): Day {
  const until = base.calls
    .map(call => call.period.until)
    .sort()
    .at(-1)
  return until === undefined ? endOfTime : addDays(until as Day, -1)
}

export function editionRef({ edition }: AdoptedEdition): EditionRef {
  return {
    path: editionPath(edition),
    framework: edition.framework.code,
    label: edition.edition.label,
    title: edition.framework.name,
  }
}

export function indicatorRef(edition: FrameworkEdition, code: string): IndicatorRef {
  const found = edition.indicators.find(indicator => indicator.code === code)
  return { edition: editionPath(edition), code, title: found?.name ?? {} }
}

export function callRef(call: Call): CallRef {
  const { id, kind, label, title, period, source } = call
  return source === undefined ? { id, kind, label, title, period } : { id, kind, label, title, period, source }
}

/** Names of the places with these codes; a code that is no place of the release has no name and is left out. */
export function placeNames(base: Base, codes: Iterable<string>): PlaceNames {
  const wanted = new Set(codes)
  return Object.fromEntries(base.places.filter(place => wanted.has(place.code)).map(place => [place.code, place.names]))
}

/** Names of subjects that are no members: places by code, groups by id, and the network itself as `network`. */
export function subjectNames({ base }: Site, subjects: Iterable<string>): PlaceNames {
  const wanted = new Set(subjects)
  const groups = base.groups.filter(group => wanted.has(group.id)).map(group => [group.id, group.names] as const)
  return {
    ...(wanted.has('network') ? { network: base.header.network.names } : {}),
    ...Object.fromEntries(groups),
    ...placeNames(base, wanted),
  }
}

/** Invented places carry the codes QMA to QZZ. Source: design 2 "place". */
export function isInvented(code: string): boolean {
  return /^Q[M-Z][A-Z]$/.test(code)
}
