/** When somebody is reminded of a form that nobody handed in. */
import { addDays, type Day } from '@waymark/network'

const daysBefore = 7 // before a form is due, its people are first written to

const daysBetween = 7 // two reminders to one person lie at least so far apart

/** Whether its people are written to without anybody asking for it: from a week before the due day on, until it is handed in or the round closes. */
export const remindsByItself = (dueOn: Day, today: Day): boolean => today >= addDays(dueOn, -daysBefore)

/** Whether a person may be written to again; `last`: the last reminder to them in this network, null where none was. */
export const mayBeReminded = (last: Date | null, at: Date): boolean =>
  last === null || at.getTime() - last.getTime() >= daysBetween * 24 * 3_600_000
