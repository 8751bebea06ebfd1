/** The fields of one answer as a form sends them. */
import type { DeskForm } from './desk-form.ts'

const fields = ['state', 'step', 'count', 'numerator', 'denominator', 'text', 'missing']

export function typedAnswer(form: DeskForm): Record<string, string> {
  const own = fields.map(name => [name, form.text(name)])
  const parts = Object.keys(form.under('part.')).map(code => [`part.${code}`, form.text(`part.${code}`)])
  return Object.fromEntries([...own, ...parts].filter(([, text]) => text !== ''))
}
