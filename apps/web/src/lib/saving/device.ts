/** What a form needs of a device on which its person chose to keep what is typed (docs/decisions/0196); without one it keeps nothing. */
import type { AnswerWords } from '@waymark/collection'
import { controlOf, fillIn, type AnswerElement } from './fields.ts'
import type { Save } from './saver.ts'

/** One answer as the device keeps it: what is typed, and what it was typed over. */
export type KeptDraft = {
  readonly words: AnswerWords
  /** What the server had when this was typed, and of which revision. */
  readonly saved: AnswerWords
  readonly revision: number
  readonly was: string
  /** A save whose answer never came: it goes first, as it was. */
  readonly unanswered: Save | null
}

export type Device = {
  /** Goes with each save: only the person whose device this is may hand it in. */
  readonly token: string
  readonly drafts: ReadonlyMap<string, KeptDraft>
  /** Resolves once it lies sealed in the browser's store. */
  readonly keep: (code: string, draft: KeptDraft) => Promise<void>
}

/** Puts a kept answer into the fields of its form, and what it was typed over beside them. */
export function putBack(element: AnswerElement, draft: KeptDraft): void {
  element.dataset['saved'] = JSON.stringify(draft.saved)
  setHidden(element, draft)
  fillIn(element, draft.words)
}

/** The revision an answer is filled in from, and the mark of what it said. */
export function setHidden(element: AnswerElement, now: { readonly revision: number; readonly was: string }): void {
  for (const [name, value] of [
    ['revision', String(now.revision)],
    ['was', now.was],
  ] as const) {
    const control = controlOf(element, name)
    if (control) control.value = value
  }
}
