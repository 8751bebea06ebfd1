import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedAnswer } from '../src/lib/server/desk-answer.ts'
import type { DeskForm } from '../src/lib/server/desk-form.ts'

const sent: Readonly<Record<string, string>> = {
  state: '',
  'part.S2a.1': 'yes',
  'names.S2a.1': 'O1',
  'names.S2a.2': '',
  rationale: 'Section 4.',
}
const form: Pick<DeskForm, 'text' | 'texts' | 'under'> = {
  texts: name => (name in sent ? [sent[name]!] : []),
  text: name => sent[name] ?? '',
  under: beginning =>
    Object.fromEntries(
      Object.entries(sent).flatMap(([name, value]) =>
        name.startsWith(beginning) ? [[name.slice(beginning.length), [value]]] : [],
      ),
    ),
}

test('an answer as sent has its parts and what each of them names; what is empty is left out', () => {
  assert.deepEqual(typedAnswer(form as DeskForm), { 'part.S2a.1': 'yes', 'names.S2a.1': 'O1' })
})
