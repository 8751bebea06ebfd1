import { firstReason, isGiven, type Answer, type Given } from './answer.ts'

/** The status a compound question gets from its parts. `yesRuledOut`: a part says no or partial, so yes is impossible. */
export type ParentAnswer = { readonly answer: Answer; readonly yesRuledOut: boolean }

/**
 * The rating of a compound indicator (O2a: law enforcement units AND justice professionals) from the ratings of the parts
 * that combine (parts only recorded beside it are not put in here):
 * yes if all are yes, no if all are no, else partial. If a part is missing the parent is missing, with the first reason in
 * the order of definition 5; a `no` beside it is shown, because yes is then impossible. No part at all is `not-answered`.
 * Source: definition 13.
 */
export function parentAnswer(parts: readonly Answer[]): ParentAnswer {
  const states = parts.filter(isGiven).map(stateOf)
  const found = parts.flatMap(part => (isGiven(part) ? [] : [part.missing]))
  const yesRuledOut = states.some(state => state !== 'yes')
  if (found.length > 0 || states.length === 0) return { answer: { missing: firstReason(found) }, yesRuledOut }
  const all = (state: string) => states.every(one => one === state)
  return { answer: { kind: 'rating', state: all('yes') ? 'yes' : all('no') ? 'no' : 'partial' }, yesRuledOut }
}

function stateOf(part: Given): string {
  return part.kind === 'rating' ? part.state : part.kind
}
