/** Who sits at the desk that a request asks for, and how a page looks at it. */
import { error, redirect } from '@sveltejs/kit'
import { readId } from '@waymark/network'
import { deskOf, desksOf, runtime, mayDo, type Deed, type Desk } from '@waymark/operations'
import type { Language } from '@waymark/language'
import { wordsIn } from '#lib/words.ts'
import { sessionOf } from './session.ts'
import type { Cookies } from '@sveltejs/kit'

/** What of a request a desk page needs. */
export type DeskEvent = {
  readonly cookies: Cookies
  readonly url: URL
  readonly params: Readonly<Partial<Record<string, string>>>
  readonly locals: { readonly language: Language; typed?: readonly string[] }
}

/** No thing has this id: what stands in a form or an address in place of an id that is none. */
const idOfNothing = '00000000-0000-4000-8000-000000000000'

/**
 * The desk of this person in this network. Nobody signed in: to the sign-in page. A network where the person has no role, or
 * that is not there: 404, both alike. A page for deeds that none of their roles may do: 403.
 */
export async function deskFor(event: DeskEvent, ...deeds: readonly Deed[]): Promise<Desk> {
  const { params, locals } = event
  if (Object.values(params).some(part => part !== undefined && !isPlain(part))) notFound(event)
  const token = sessionOf(event)
  const desk = params['network'] ? await deskOf(runtime(), token, params['network']) : null
  if (!desk) {
    if ((await desksOf(runtime(), token)).length === 0) signedOut(event)
    notFound(event)
  }
  if (deeds.length > 0 && !deeds.some(deed => mayDo(desk.roles, deed)))
    error(403, wordsIn(locals.language).speak('problem.403'))
  return desk
}

/** To the sign-in page; whoever was writing gets their words back first, to copy. */
function signedOut({ locals: { language, typed } }: DeskEvent): never {
  if (typed) error(401, { message: wordsIn(language).speak('problem.401'), kept: typed })
  redirect(303, `/${language}/sign-in`)
}

/** What a view shows; 404 where it has nothing for this desk, whether or not such a thing exists elsewhere. */
export function shownTo<T>(event: DeskEvent, view: T | null | undefined): T {
  return view ?? notFound(event)
}

/** The id in an address; an id that nothing has where it is none. */
export function idIn(text: string | undefined | null): string {
  const read = readId(text ?? '')
  return read.ok ? read.value : idOfNothing
}

/** Whether PostgreSQL can keep the text: no NUL, no half of a surrogate pair. */
export const isPlain = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** The address of a page of this desk, below `/{language}/{network}/desk`. */
export function deskPath({ params, locals }: DeskEvent, below = ''): string {
  return `/${locals.language}/${params['network']}/desk${below === '' || below.startsWith('?') ? below : `/${below}`}`
}

/** To another page of the desk where nothing is left to do on this one; what somebody just sent is answered on its own page first. */
export function leadElsewhere(event: DeskEvent & { readonly request: Request }, below: string): void {
  if (event.request.method !== 'POST') redirect(303, deskPath(event, below))
}

export function notFound({ locals }: DeskEvent): never {
  error(404, wordsIn(locals.language).speak('problem.404'))
}
