/** Where a reviewer is led after a decision: to what waits next, with what was done said above it; else back to where it came from. */
import { nextToDecide, type Desk, type NextToDecide } from '@waymark/operations'

/** `done`: the word of the deed; `back`: the page, below the desk, where nothing waits any more. */
export async function pageAfter(desk: Desk, { done, back }: { readonly done: string; readonly back: string }) {
  const next = await nextToDecide(desk)
  return next ? `${pageOf(next)}?done=${done}-next` : `${back}?done=${done}`
}

function pageOf(next: NextToDecide): string {
  if (next.kind === 'answer') return `settlement/${next.round}/${next.indicator}/${next.subject}/rule`
  return next.kind === 'submission' ? `reviews/${next.id}` : `reviews/${next.kind}/${next.id}`
}
