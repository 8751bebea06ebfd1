import { shippedTerms } from '../shipped.ts'

let body: string | undefined

/** The word list in all languages, for the checker in the browser and for anyone who wants to check elsewhere. */
export const GET = () =>
  new Response((body ??= JSON.stringify(shippedTerms())), {
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' },
  })
