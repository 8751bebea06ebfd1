/** From the short words of the demonstration's files to what a form would send. */
import type { Language } from '@waymark/language'
import type { Demonstration } from './read-demonstration.ts'
import type { TypedAnswer } from '@waymark/collection'

const reasons = new Set(['not-applicable', 'unknown', 'not-collected', 'refused'])

const about = 'about.'

/**
 * `yes/applied` is a rating with its step, `yes+no` are the parts of a compound question, `12/40` a share, `story` one of the stories.
 * After a blank stand parts beside the answer: `yes/applied online=no travel=yes`, and what it is about:
 * `yes about.theme.travel=yes about.serves.outcome/U1=yes about.online=addressed`.
 */
export function typedOf(code: string, short: string, story: string): TypedAnswer {
  const [parent = '', ...beside] = short.split(' ')
  if (beside.length === 0) return typedWhole(code, parent, story)
  const parts = beside
    .map(one => one.split('='))
    .map(([name = '', said = '']) => [name.startsWith(about) ? name.slice(about.length) : `part.${code}.${name}`, said])
  return { ...typedWhole(code, parent, story), ...Object.fromEntries(parts) }
}

function typedWhole(code: string, short: string, story: string): TypedAnswer {
  if (reasons.has(short)) return { missing: short }
  if (short === 'story') return { text: story }
  if (/^\d+\/\d+$/.test(short)) {
    const [numerator = '', denominator = ''] = short.split('/')
    return { numerator, denominator }
  }
  if (/^\d+$/.test(short)) return { count: short }
  if (short.includes('+'))
    return Object.fromEntries(short.split('+').map((part, index) => [`part.${code}.${index + 1}`, part]))
  const [state = '', step] = short.split('/')
  return { state, ...(step ? { step } : {}) }
}

/** Why, in the member's language: only ratings with a value give a reason here. */
export function becauseOf(
  { words }: Demonstration,
  of: { readonly code: string; readonly short: string; readonly language: Language },
): string {
  const state = of.short.split(/[ /]/)[0] ?? ''
  return words.because[of.code]?.[state]?.[of.language] ?? words.because[of.code]?.[state]?.en ?? ''
}

export function storyOf({ words }: Demonstration, language: Language, turn: number): string {
  const stories = words.stories[language] ?? words.stories['en'] ?? []
  return stories[turn % stories.length] ?? ''
}
