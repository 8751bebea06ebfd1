/** One form that is many deeds, each kept by itself. */
import { createHash } from 'node:crypto'
import type { Desk } from './desk.ts'

/** The desk for one part of a form: told from the other parts, so that the same form sent twice does each of them once. */
export function partOfForm(desk: Desk, part: string): Desk {
  if (!desk.form) return desk
  return { ...desk, form: createHash('sha256').update(`${desk.form} ${part}`).digest('hex') }
}
