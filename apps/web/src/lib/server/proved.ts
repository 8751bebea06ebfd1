/** Pages where a role or a key is changed: they open only to a person who has proved lately who they are. */
import { redirect } from '@sveltejs/kit'
import { runtime, isFresh, type Deed, type Desk } from '@waymark/operations'
import { deskFor, type DeskEvent } from './desk.ts'

/** As `deskFor`; where the last proof is older than ten minutes, to where it is given, and back here. */
export async function provedDesk(event: DeskEvent, ...deeds: readonly Deed[]): Promise<Desk> {
  const desk = await deskFor(event, ...deeds)
  if (!isFresh(runtime(), desk.provedAt))
    redirect(303, `/${event.locals.language}/account/prove?then=${event.url.pathname}`)
  return desk
}
