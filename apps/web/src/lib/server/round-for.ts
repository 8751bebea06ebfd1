/** A page of a deed done to one round: what its page shows, and what its form says where it gives another day. */
import type { Deed, Desk } from '@waymark/operations'
import type { DeskForm } from './desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo, type DeskEvent } from './desk.ts'
import { formKey } from './form-key.ts'

type About = { readonly round: { readonly id: string; readonly closedOn: string | null } }
type Asked<T> = {
  readonly deed: Deed
  readonly view: (desk: Desk, round: string) => Promise<T | null>
  /** What the round must be for the deed; whoever opens the page later is led to the round. Absent where it may be either. */
  readonly state?: 'open' | 'closed'
}

/** What the view shows of the round in the address. */
export async function roundFor<T extends About>(
  event: DeskEvent & { readonly request: Request },
  { deed, view, state }: Asked<T>,
): Promise<T> {
  const desk = await deskFor(event, deed)
  const page = shownTo(event, await view(desk, idIn(event.params['round'])))
  const is = page.round.closedOn === null ? 'open' : 'closed'
  if (state !== undefined && state !== is) leadElsewhere(event, `rounds/${page.round.id}`)
  formKey(event)
  return page
}

/** What components/desk/DayAndReason.svelte asks for. */
export const dayAndReason = (form: DeskForm) => ({
  due: form.text('due'),
  reason: form.text('reason'),
  language: form.language,
})
