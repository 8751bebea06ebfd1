import { isPublicRoute } from '#lib/public-route.ts'

/** Pages that load one script of ours and nothing else: static/passkey.js. */
const passkeyPage = /^\/[a-z]{2}\/(?:sign-in(?:\/code)?|account\/(?:passkeys|prove))$/

/** Pages on which answers are written; they save while somebody types (src/lib/saving). */
const savingPage =
  /^\/\[language=language\]\/\[network\]\/desk\/submissions\/\[submission\]\/(?:answers\/\[\[section\]\]|\[indicator\])$/

/** The page on which a device keeps notes, and opens them without a line (src/lib/notes). */
const notesPage = '/[language=language]/notes'

/** What was asked: the address, the method, and the route that takes it; null where none does. */
export type AskedRoute = { readonly url: URL; readonly method: string; readonly route: string | null }

/** Sets the headers every answer carries (docs/decisions/0043). */
export function securityHeaders({ url, method, route }: AskedRoute, headers: Headers): void {
  const policy = headers.get('content-security-policy')
  headers.set(
    'content-security-policy',
    policy ? tightened(policy, url, route) : "default-src 'none'; frame-ancestors 'none'",
  )
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()')
  if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000')
  if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8')
  headers.append('vary', 'accept-encoding')
  const forAll = isPublicRoute(route) && /^(?:GET|HEAD)$/.test(method)
  if (!forAll || headers.has('set-cookie')) headers.set('cache-control', 'private, no-store')
  else if (!headers.has('cache-control')) headers.set('cache-control', 'public, no-cache')
}

/** A page without a hashed script is not hydrated: it needs no inline style, and no script but a file of ours. */
function tightened(policy: string, { pathname }: URL, route: string | null): string {
  if (/script-src [^;]*'sha256-/.test(policy)) return policy
  const ours = passkeyPage.test(pathname) || isPublicRoute(route) || savingPage.test(route ?? '') || route === notesPage
  return policy
    .replace(/script-src [^;]*/, ours ? "script-src 'self'" : "script-src 'none'")
    .replace(/style-src-attr [^;]*/, "style-src-attr 'none'")
}
