/** Whether a page shows wording that is still a draft: said once below the page, not at each text. */
import type { TextByLanguage, PickedText } from '@waymark/language'
import { createContext } from 'svelte'

const [pageOf, setPage, hasPage] = createContext<{ shown: boolean }>()

/** Begins a page: what its texts note is read after they were rendered. */
export function beginPage(): { readonly shown: boolean } {
  const page = { shown: false }
  setPage(page)
  return page
}

/** The content is written in English: without an official wording in any language its English is a draft, no translation. */
export function isDraft(text: TextByLanguage, { language, status }: PickedText): boolean {
  if (language !== 'en' || status !== 'working') return false
  return !Object.values(text).some(wording => typeof wording === 'object' && wording.status === 'official')
}

export function noteDraft(): void {
  if (hasPage()) pageOf().shown = true
}
