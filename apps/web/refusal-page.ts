import { directionOf, languages } from '@waymark/language'
import type { ServerResponse } from 'node:http'
import said from '../../content/messages/unserved.json' with { type: 'json' }

const refusals: Readonly<Record<400 | 421 | 429, Readonly<Record<string, string>>>> = {
  400: said['unserved.400'],
  421: said['unserved.421'],
  429: said['unserved.429'],
}

/** A short page in every language, for a request that is refused before the site knows which one is wanted. */
export function refusalPage(status: keyof typeof refusals): string {
  const lines = languages.map(
    language => `<p lang="${language}" dir="${directionOf(language)}">${refusals[status][language] ?? ''}</p>`,
  )
  const head =
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Waymark</title></head>'
  return `<!doctype html><html lang="en">${head}<body><main><h1>${status}</h1>${lines.join('')}</main></body></html>\n`
}

/**
 * Answers a request that is refused before the site sees it: a short page in every language, since the address that
 * would say which one cannot be trusted.
 */
export function refuseInWords(response: ServerResponse, status: keyof typeof refusals): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  response.end(refusalPage(status))
}
