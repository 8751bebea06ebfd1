/** Whether something is switched on for public files. Source: models.md 5. */
import type { Day } from './world.ts'
import type { Switch } from './world-plans.ts'

/** Switched on, on that day, by every one of those concerned; never where nobody is. */
export function isOn(day: Day, switches: readonly Switch[], concerned: readonly string[]): boolean {
  const on = switches.filter(one => one.from <= day && (one.to === null || day < one.to)).map(one => one.by)
  return concerned.length > 0 && concerned.every(one => on.includes(one))
}
