import { firstReason, isGiven, ratingStates, reasons, type Answer, type Given, type Reason } from './answer.ts'

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
  const all = (state: string) => states.every(eachState => eachState === state)
  return { answer: { kind: 'rating', state: all('yes') ? 'yes' : all('no') ? 'no' : 'partial' }, yesRuledOut }
}

function stateOf(part: Given): string {
  return part.kind === 'rating' ? part.state : part.kind
}

/** What was said of each part, by its code: a state, or why there is none. */
export type PartsSaid = Readonly<Record<string, string>>

/**
 * Of accepted answers that agree on the whole, what together they say of each part: the state that all who gave one gave, `contested`
 * where two states differ or one says it does not apply, else the first reason. A part that nobody spoke of is not in it.
 * Source: definitions 5 and 13.
 */
export function partsTogether(all: readonly PartsSaid[]): PartsSaid {
  const codes = new Set(all.flatMap(one => Object.keys(one)))
  return Object.fromEntries([...codes].map(code => [code, together(all.flatMap(one => one[code] ?? []))]))
}

function together(said: readonly string[]): string {
  const states = new Set(said.filter(isState))
  if (states.size > 1 || (states.size === 1 && said.includes('not-applicable'))) return 'contested'
  const [state] = states
  return state ?? firstReason(said.filter(isReason))
}

const isState = (word: string): boolean => (ratingStates as readonly string[]).includes(word)
const isReason = (word: string): word is Reason => (reasons as readonly string[]).includes(word)

/**
 * Whether a whole says no while one of the forms asked by themselves says yes: one of the two is likely wrong. It warns and refuses
 * nothing. Source: definition 13.
 */
export function noBesideYes(state: string | undefined, parts: PartsSaid, forms: readonly string[]): readonly string[] {
  return state === 'no' ? forms.filter(code => parts[code] === 'yes') : []
}
