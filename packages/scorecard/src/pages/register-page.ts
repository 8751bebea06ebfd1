import { askedForLists, entriesView, listPeriods } from '../counted.ts'
import { closingKey } from '../release-index.ts'
import type { RegisterPage } from '../pages-work.ts'
import { callRef, placeNames, type Site } from '../site.ts'

/** One register: its entries newest first, and which lists were closed. */
export function registerPage(site: Site, register: string): RegisterPage {
  const { base, index } = site
  const calls = base.calls.filter(call => call.registers.includes(register))
  const entries = base.entries.filter(entry => entry.kind === register).toReversed()
  const open = calls.map(call => ({
    call: call.id,
    subjects: askedForLists([call]).filter(list => !index.closingOf.has(closingKey(call.id, register, list))),
  }))
  const closings = base.closings.filter(closing => closing.kind === register)
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
    closings,
    calls: calls.map(callRef),
    open,
    places: placeNames(base, [
      ...entries.flatMap(entry => entry.places),
      ...open.flatMap(one => one.subjects),
      ...closings.map(closing => closing.subject),
    ]),
  }
}
