import { entriesView, listPeriods } from '../counted.ts'
import type { RegisterPage } from '../pages-work.ts'
import { callRef, placeNames, type Site } from '../site.ts'

/** One register: its entries newest first, and how many lists were closed. Whose are open stands nowhere. */
export function registerPage(site: Site, register: string): RegisterPage {
  const { base, index } = site
  const calls = base.calls.filter(call => call.registers.includes(register))
  const entries = base.entries.filter(entry => entry.kind === register).toReversed()
  const definition = base.registerKinds.find(kind => kind.code === register)
  const page = {
    figures: listPeriods(index, register).map(period => ({
      period: period.period,
      figure: entriesView(index, period, null),
    })),
  }
  return {
    ...site.head,
    kind: 'register',
    register,
    ...(definition ? { definition } : {}),
    ...page,
    entries,
    calls: calls.map(callRef),
    places: placeNames(
      base,
      entries.flatMap(entry => entry.places),
    ),
  }
}
