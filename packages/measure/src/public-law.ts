import { publicReasons } from '@waymark/collection'
import { bounds, stateShare, type Bounds } from './bounds.ts'
import { checkFigure } from './check-figure.ts'
import type { Figure, StatesFigure } from './figure.ts'

/**
 * What in a public figure about a round breaks the public law; empty if nothing does. The law: values + not applicable + no answer
 * published = asked; asked + not asked = in scope; and no other reason stands in it. Source: definitions 5a.
 */
export function checkPublicFigure(figure: Figure): readonly string[] {
  const violations = checkFigure(figure)
  const missing = 'missing' in figure ? figure.missing : 'lists' in figure ? figure.lists.missing : {}
  const others = Object.keys(missing).filter(reason => !(publicReasons as readonly string[]).includes(reason))
  return [...violations, ...others.map(reason => `"${reason}" is no public status of a round`)]
}

/**
 * Whether the public range of every state, in counts and in per cent, contains the range inside: what was left out widens a range
 * and never moves it away from what is known. For two figures over the same subjects. Source: definitions 5a.
 */
export function containsInside(open: StatesFigure, inside: StatesFigure): boolean {
  return Object.keys(inside.states).every(state => {
    if (!contains(bounds(open, state), bounds(inside, state))) return false
    const [wide, narrow] = [stateShare(open, state).percent, stateShare(inside, state).percent]
    return wide === null || (narrow !== null && contains(wide, narrow))
  })
}

function contains(wide: Bounds, narrow: Bounds): boolean {
  return wide.low <= narrow.low && narrow.high <= wide.high
}
