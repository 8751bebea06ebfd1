import { askedForLists, entriesView, listPeriods } from '../counted.ts'
import { closingKey } from '../book.ts'
import type { RegisterPage } from '../pages-work.ts'
import { callRef, placeNames, type Site } from '../site.ts'

/** One register: its entries newest first, and which lists were closed. */
export function registerPage(site: Site, register: string): RegisterPage {
  const { base, book } = site
  const calls = base.calls.filter(one => one.registers.includes(register))
  const entries = base.entries.filter(one => one.kind === register).toReversed()
  const open = calls.map(call => ({
    call: call.id,
    subjects: askedForLists([call]).filter(one => !book.closingOf.has(closingKey(call.id, register, one))),
  }))
  const closings = base.closings.filter(one => one.kind === register)
  const definition = base.registerKinds.find(one => one.code === register)
  const page = {
    figures: listPeriods(book, register).map(one => ({ period: one.period, figure: entriesView(book, one, null) })),
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
      ...entries.flatMap(one => one.places),
      ...open.flatMap(one => one.subjects),
      ...closings.map(one => one.subject),
    ]),
  }
}
