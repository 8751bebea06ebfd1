/** The one cookie of this site: set when a person signs in, gone when they sign out; public pages neither set nor read it. */
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

export function dropSession({ cookies, url }: Asked): void {
  cookies.delete(nameOf(url), settings(url))
}
