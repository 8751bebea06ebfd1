import type { ToCount } from './figure-of.ts'

/** The same question about only these subjects; those outside the scope are no part of it. */
export function within(toCount: ToCount, subjects: ReadonlySet<string>): ToCount {
  return {
    ...toCount,
    scope: new Set([...toCount.scope].filter(subject => subjects.has(subject))),
    statuses: new Map([...toCount.statuses].filter(([subject]) => subjects.has(subject))),
  }
}
