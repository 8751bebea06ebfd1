/**
 * The cookies of this site: the session, set when a person signs in and gone when they sign out; and one by which a browser is
 * known again, so that a stranger who guesses cannot lock its person out. Public pages neither set nor read them.
 */
import type { Cookies } from '@sveltejs/kit'
import type { Signed } from '@waymark/operations'

type Asked = { readonly cookies: Cookies; readonly url: URL }

const isSafe = (url: URL) => url.protocol === 'https:'
const nameOf = (url: URL) => (isSafe(url) ? '__Host-waymark' : 'waymark')
const settings = (url: URL) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSafe(url) }) as const

/** The token of the session a request belongs to. */
export const sessionOf = ({ cookies, url }: Asked): string | undefined => cookies.get(nameOf(url))

/** Lets the browser keep the session until it is closed; the session itself ends earlier, by the server's clock. */
export function keepSession({ cookies, url }: Asked, signed: Signed): void {
  cookies.set(nameOf(url), signed.token, settings(url))
}

const deviceName = (url: URL) => `${nameOf(url)}-device`
const deviceSeconds = 180 * 24 * 3600 // as long as the server knows the browser

export const deviceOf = ({ cookies, url }: Asked): string | undefined => cookies.get(deviceName(url))

export function keepDevice({ cookies, url }: Asked, token: string | null): void {
  if (token) cookies.set(deviceName(url), token, { ...settings(url), sameSite: 'strict', maxAge: deviceSeconds })
}

export function dropSession({ cookies, url }: Asked): void {
  cookies.delete(nameOf(url), settings(url))
}

/** Set by the page of notes on a device that keeps some (src/lib/notes/shell.ts): signing out asks first what becomes of them. */
export const keepsNotes = ({ cookies }: Pick<Asked, 'cookies'>): boolean => cookies.get('notes') !== undefined

export function clearNotes({ cookies, url }: Asked): void {
  cookies.delete('notes', { path: '/', sameSite: 'strict', secure: isSafe(url), httpOnly: false })
}
