import { noAnswerPublished, reasons } from '@waymark/collection'
import type { MissingCounts } from './figure.ts'

/** The same counts with the reasons in their order and without those nobody has, so that equal counts are equal bytes. */
export function inOrder(counts: Readonly<Partial<Record<string, number>>>): MissingCounts {
  const all = [...reasons, noAnswerPublished]
  return Object.fromEntries(all.flatMap(reason => (counts[reason] ? [[reason, counts[reason]] as const] : [])))
}

/** How many are missing, all reasons together. */
export function allMissing(missing: MissingCounts): number {
  return Object.values(missing).reduce((total, one) => total + one, 0)
}
