/** The person of a request where no network is asked for: their account, and the steps before their desks. */
import { error, redirect } from '@sveltejs/kit'
import type { Cookies } from '@sveltejs/kit'
import {
  awaitsCode,
  changeable,
  desksOf,
  runtime,
  nextStep,
  rolesToday,
  sessionOfToken,
  type From,
  type SignInStep,
} from '@waymark/operations'
import type { OpenSession } from '@waymark/store'
import type { Language } from '@waymark/language'
import { addressOf } from './address.ts'
import { isPlain } from './desk.ts'
import { formAgain, rawTextOf, readForm, refuseForm, textOf } from './form.ts'
import { deviceOf, sessionOf } from './session.ts'
import type { RefusalShown } from '#lib/refused.ts'

export type AccountEvent = {
  readonly cookies: Cookies
  readonly url: URL
  readonly locals: { readonly language: Language }
  readonly getClientAddress: () => string
}

export type Account = { readonly session: OpenSession; readonly token: string }

/** The session of this request; undefined where nobody is signed in. */
export async function accountOf(event: AccountEvent): Promise<Account | undefined> {
  const token = sessionOf(event)
  const session = await sessionOfToken(runtime(), token)
  return session && token ? { session, token } : undefined
}

/** The account of whoever is signed in; else to the sign-in page. Where the second factor was not given yet, to its page. */
export async function accountFor(event: AccountEvent): Promise<Account> {
  const account = await accountOf(event)
  if (!account) redirect(303, `/${event.locals.language}/sign-in`)
  if (awaitsCode(account.session)) redirect(303, pageOf(event.locals.language, 'code'))
  return account
}

/** The account of whoever proved lately who they are; else to where that is done, and back to this page of the account. */
export async function provedAccount(event: AccountEvent, page: string): Promise<Account> {
  const account = await accountFor(event)
  const there = `/${event.locals.language}/account`
  if (!changeable(runtime(), account.session).ok) redirect(303, `${there}/prove?then=${there}/${page}`)
  return account
}

const pages: Readonly<Record<SignInStep, string>> = {
  code: 'sign-in/code',
  password: 'account/password',
  'second-factor': 'account/second-factor',
  conduct: 'account/conduct',
}

export const pageOf = (language: Language, step: SignInStep): string => `/${language}/${pages[step]}`

/** The step this account takes next; null where its desks are open. */
export async function stepOf({ session }: Account): Promise<SignInStep | null> {
  return nextStep(session, await rolesToday(runtime(), session.person.id))
}

/** Where a person goes on after signing in or taking a step: the next one, their only desk, or the list of them. */
export async function wayOn({ locals }: AccountEvent, token: string): Promise<string> {
  const session = await sessionOfToken(runtime(), token)
  const step = session && (await stepOf({ session, token }))
  if (step) return pageOf(locals.language, step)
  const desks = await desksOf(runtime(), token)
  const [only] = desks
  return only && desks.length === 1 ? `/${locals.language}/${only.network.slug}/desk` : `/${locals.language}/sign-in`
}

/** Where a guess comes from. */
export const fromOf = (event: AccountEvent): From => ({ address: addressOf(event), device: deviceOf(event) })

const secrets = ['password', 'again', 'code', 'response'] // never sent back into a page

/** A form about an account: its fields, and how it is refused without giving a secret back. */
export async function accountForm(request: Request) {
  const data = await readForm(request)
  for (const [, value] of data)
    if (typeof value !== 'string' || !isPlain(value)) error(400, 'The form could not be read.')
  return {
    text: (name: string) => textOf(data, name),
    /** A password as it was typed, blanks at its ends and all. */
    secret: (name: string) => rawTextOf(data, name),
    /** The form again where only choices of it were looked for; undefined where it was sent to be done. */
    again: formAgain(data, secrets),
    refuse: (refusal: RefusalShown) => refuseForm(data, refusal, secrets),
  }
}

/** A page of this site that somebody may be led back to; the account page for anything else. */
export function pageToReturnTo(event: AccountEvent): string {
  const wished = event.url.searchParams.get('then') ?? ''
  return /^\/(?:en|ru|ar|sv)\/[a-z0-9/-]{0,200}$/.test(wished) && !wished.includes('//')
    ? wished
    : `/${event.locals.language}/account`
}

/** What a passkey answered, as the browser wrote it into a form; null where it is no JSON. */
export function responseIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
