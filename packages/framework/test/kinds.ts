import { describeProblem, readRegisterKinds } from '../src/index.ts'
import type { RegisterKind } from '../src/index.ts'

/** One kind of register with a stage, a number field and a choice field. */
export const kindFile = `texts:
  ours: { en: { status: working, source: us } }
code: action
name: { en: action }
plural: { en: actions }
counted: { en: one action }
dates: { first: { en: first day } }
periodBy: first
fields:
  - { code: people, kind: number, countsPersons: true, name: { en: people } }
  - { code: sort, kind: choice, required: true, name: { en: sort }, options: [{ code: quiet, name: { en: quiet } }] }
stages:
  - { code: done, name: { en: done } }
sources:
  us: { title: Ours, publisher: Nobody, date: '2021', licence: none }
`

const read = readRegisterKinds([{ file: 'registers/action.yaml', text: kindFile }])
if (!read.ok) throw new Error(read.refusal.map(describeProblem).join('\n'))
export const kinds: readonly RegisterKind[] = read.value
