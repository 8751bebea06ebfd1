/** A person marks notices of the first page of their desk as read. */
import { done, type Result } from '@waymark/language'
import { inNetwork, writeNoticesRead } from '@waymark/store'
import type { Desk } from '../desk.ts'
import { keyOf, newsSince } from './news.ts'
import { today } from './today.ts'

/**
 * Marks these as read, by their names; gives how many of them the desk shows. What it does not show, or shows no more, is passed
 * over, so that nothing is learned of it. Twice is as once. It is the person's own, so no role is asked and the audit is not told.
 */
export async function markNoticesRead(desk: Desk, names: readonly string[]): Promise<Result<number, never>> {
  const wished = new Set(names)
  const notices = (await today(desk)).news.filter(({ name }) => wished.has(name)).map(keyOf)
  const { person } = desk
  if (person && notices.length > 0)
    await inNetwork(desk.runtime.installation.app.db, desk.network.id, t =>
      writeNoticesRead(t, { person: person.id, notices, since: newsSince(desk) }),
    )
  return done(notices.length)
}
