import type { Compiled } from './compile.ts'
import { type Accept, anyWord, type PatternNode } from './patterns.ts'
import { gaps, type Words } from './words.ts'

/** A pattern found: words `first..last` of the stretch. */
export type Hit = { readonly first: number; readonly last: number; readonly accept: Accept }
export type Hits = { readonly terms: Hit[]; readonly around: Hit[] }

/** Every pattern that stands in the words. One walk down the pattern tree from each word that can begin one. */
export function findPatterns(compiled: Compiled, words: Words): Hits {
  const hits: Hits = { terms: [], around: [] }
  for (let first = 0; first < words.count; first++) {
    const number = words.numbers[first]!
    if (number >= 0 && compiled.begins[number] === 1) walk(compiled, words, { first, hits })
  }
  return hits
}

function walk(compiled: Compiled, words: Words, at: { readonly first: number; readonly hits: Hits }): void {
  let nodes: PatternNode[] = [compiled.root]
  let marked = false // a comma or bracket has been passed: only names of laws and works go on over it
  for (let last = at.first; last < words.count && nodes.length > 0; last++) {
    if (last > at.first) {
      const gap = words.gaps[last]!
      if (gap > gaps.mark) return
      if (gap === gaps.mark) marked = true
    }
    nodes = step(compiled, nodes, words.numbers[last]!)
    for (const node of nodes) {
      for (const accept of node.accepts) {
        const isTerm = accept.kind === 'term' || accept.kind === 'exception'
        if (isTerm && marked && !accept.overMarks) continue
        ;(isTerm ? at.hits.terms : at.hits.around).push({ first: at.first, last, accept })
      }
    }
  }
}

function step(compiled: Compiled, nodes: readonly PatternNode[], number: number): PatternNode[] {
  const reached: PatternNode[] = []
  const senses = number >= 0 ? compiled.vocabulary.senses[number]! : []
  for (const node of nodes) {
    for (const { slot } of senses) {
      const next = node.next.get(slot)
      if (next) reached.push(next)
    }
    const any = node.next.get(anyWord)
    if (any) reached.push(any)
  }
  return reached
}
