import { entriesView, listPeriods } from '../figures/counted.ts'
import { pagesOf } from './page-parts.ts'
import type { RegisterPage } from '../page-types/pages-work.ts'
import { entryShown } from './work.ts'
import { callRef, placeNames, type Site } from './site.ts'

/** One register: its entries newest first, and how many lists were closed. Whose are open stands nowhere. */
export function registerPages(site: Site, register: string): Generator<readonly [string, RegisterPage]> {
  const { base, index } = site
  const calls = base.calls.filter(call => call.registers.includes(register))
  const all = base.entries
    .filter(entry => entry.kind === register)
    .toReversed()
    .map(entry => entryShown(site, entry))
  const definition = base.registerKinds.find(kind => kind.code === register)
  const figures = listPeriods(index, register).map(period => ({
    period: period.period,
    figure: entriesView(index, period, null),
  }))
  return pagesOf(`registers/${register}.json`, { entries: all }, ({ entries }) => ({
    ...site.head,
    kind: 'register',
    register,
    ...(definition ? { definition } : {}),
    figures,
    entries,
    calls: calls.map(callRef),
    places: placeNames(
      base,
      entries.flatMap(entry => entry.places),
    ),
  }))
}
