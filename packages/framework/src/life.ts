/** The life of an edition in a network. */
export const editionStates = ['proposed', 'agreed', 'in-use', 'retired'] as const
export type EditionState = (typeof editionStates)[number]

/** What a network records when a body of it agrees on an edition: which body, on which day, and where that is written. */
export type Agreement = { readonly body: string; readonly day: string; readonly record: string }

/**
 * Whether an edition may go from one state to another: proposed, agreed, in use, retired, one step at a time and never
 * back. A change to an edition in use is a revision, not a move. A proposal that nobody agreed to may be retired.
 */
export function mayMove(from: EditionState, to: EditionState): boolean {
  if (from === 'proposed' && to === 'retired') return true
  return editionStates.indexOf(to) === editionStates.indexOf(from) + 1
}
