import { entriesView, listPeriods } from '../figures/counted.ts'
import { changeView } from '../figures/changes.ts'
import { joinedSeries, ownSeries } from './known.ts'
import { pagesOf } from './page-parts.ts'
import type { Most } from '../bytes/parts.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import type { WorldPage } from '../page-types/pages-work.ts'
import { indicatorRef, subjectNames, type Site } from './site.ts'
import { newestFigures } from './results.ts'
import { actionsByStatus, entryShown, registersIn } from './work.ts'

const updatesAtMost = 50 // the newest; every update stands on its country's page

/** What changed in countries, and beside it what the network did. No sentence joins the two. Source: design 3.7. */
export function worldPages(site: Site): Generator<readonly [string, WorldPage]> {
  const { base } = site
  const all = {
    changed: changesOf(site),
    ofNetwork: networkOf(site),
    updates: updatesOf(site),
    registers: registersIn(site).flatMap(register =>
      listPeriods(site.index, register).map(list => ({
        register,
        period: list.period,
        figure: entriesView(site.index, list, null),
      })),
    ),
    contributions: base.entries.filter(entry => entry.contribution !== undefined).map(entry => entryShown(site, entry)),
  }
  const page = ({ changed, ofNetwork, ...did }: typeof all): WorldPage => ({
    ...site.head,
    kind: 'world',
    changed,
    ofNetwork,
    did: {
      priorities: base.priorities.filter(priority => priority.reason !== undefined).length,
      actions: actionsByStatus(base.priorities),
      ...did,
    },
    places: subjectNames(site, [
      ...did.updates.map(({ region }) => region ?? 'network'),
      ...did.updates.flatMap(update => update.place ?? []),
      ...did.contributions.flatMap(contribution => contribution.places),
    ]),
  })
  return pagesOf('world.json', all, page, most)
}

const most: Most = { bytes: 150_000, items: 150 } // most are one line

/** The newest two comparable periods of each country indicator that has them. */
function changesOf(site: Site): WorldPage['changed'] {
  return site.base.editions.flatMap(adopted =>
    adopted.edition.indicators.flatMap(indicator =>
      ownSeries(site, adopted, indicator.code).flatMap(([newest]) => {
        if (!newest || newest.subjectKind !== 'country') return []
        const before = joinedSeries(site, newest).find(series => series.period.until < newest.period.until)
        if (!before) return []
        const change = changeView(site.index, before, newest)
        const [from, to] = [site.figureOf.get(before.id), site.figureOf.get(newest.id)]
        if (!from || !to || change.result.kind !== 'change') return []
        return [{ indicator: indicatorRef(adopted.edition, indicator.code), from, to, change }]
      }),
    ),
  )
}

/** Indicators about the network itself, its members and regions, and those that count what was done. */
function networkOf(site: Site): WorldPage['ofNetwork'] {
  return site.base.editions.flatMap(adopted =>
    adopted.edition.indicators
      .filter(indicator => indicator.asks !== 'country')
      .flatMap(indicator =>
        newestFigures(site, adopted, indicator).map((figure: PublishedFigure) => ({
          indicator: indicatorRef(adopted.edition, indicator.code),
          figure,
        })),
      ),
  )
}

function updatesOf(site: Site): WorldPage['did']['updates'] {
  const all = site.base.priorities.flatMap(({ place, region, actions }) =>
    actions.flatMap(action =>
      action.updates.map(({ day, status, text }) => ({
        ...(place === undefined ? {} : { place }),
        ...(region === undefined ? {} : { region }),
        action: action.id,
        day,
        status,
        text,
      })),
    ),
  )
  return all
    .toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? 1 : -1))
    .slice(0, updatesAtMost)
}
