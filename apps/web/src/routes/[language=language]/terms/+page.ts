import { browser } from '$app/env'
import { learnWords } from '#lib/words.ts'
import type { Catalogue } from '@waymark/language'

// Hydrated, so that a text is checked where it is typed and is not sent.
export const csr = true

/** In the browser the page learns the words it says; on the server they are known. */
export const load = ({ data }) => {
  if (browser) learnWords(new Map(data.words) as unknown as Catalogue)
  return data
}
