/** Invented values for the components of the gallery: counts, a form that was refused, a chart. */
import type { Figure } from '@waymark/measure'

const sets = { inScope: 193, asked: 193, applicable: 193, answered: 131 }
const figure: Figure = {
  kind: 'states',
  of: 'rating',
  sets,
  states: { yes: 71, partial: 24, no: 36 },
  missing: { 'not-answered': 62 },
  basis: 'applicable',
}
const few: Figure = {
  kind: 'states',
  of: 'rating',
  sets: { inScope: 8, asked: 7, applicable: 6, answered: 4 },
  states: { yes: 2, partial: 1, no: 1 },
  missing: { 'not-applicable': 1, unknown: 2 },
  basis: 'applicable',
}
export const figures = [
  { key: 'a', text: 'First', code: 'O1a', href: '#o1a', figure, behind: '#list' },
  { key: 'b', text: 'Second', code: 'O1b', href: '#o1b', figure: few, behind: '#list' },
  { key: 'c', text: 'Third', figure: { kind: 'withheld', rule: 'members-under-5-asked' } satisfies Figure },
]
export const refused = {
  refusals: [
    { field: 'count', kind: 'count.not-whole', given: 'many <b>' },
    { field: 'state', kind: 'answer.state-unknown', given: 'perhaps', allowed: ['yes', 'no'] },
    { kind: 'round.due-before-opening', opens: '2025-06-30', due: '2025-06-01' },
  ],
  kept: { count: ['many <b>'], why: ['kept words'], state: ['no'], themes: ['yes', 'no'], place: ['no'] },
}

export const bars = [
  { label: 'A', count: 32, of: 42, text: '32 / 42' },
  { label: 'A label too long for the room there is', count: 12, of: 13, text: '12 / 13' },
]
