/** The fields of one answer as a form sends them. */
import type { AnswerForm } from '@waymark/operations'
import type { DeskForm } from './desk-form.ts'

const fields = ['state', 'step', 'count', 'numerator', 'denominator', 'text', 'missing']

export function typedAnswer(form: DeskForm): Record<string, string> {
  const own = fields.map(name => [name, form.text(name)])
  const under = (beginning: string) =>
    Object.keys(form.under(beginning)).map(code => [`${beginning}${code}`, form.text(`${beginning}${code}`)])
  return Object.fromEntries([...own, ...under('part.'), ...under('names.')].filter(([, text]) => text !== ''))
}

/** All that an answer says: its value, why, by which evidence, and in which language. */
export const writtenAnswer = (form: DeskForm): Pick<AnswerForm, 'typed' | 'rationale' | 'evidence' | 'language'> => ({
  typed: typedAnswer(form),
  rationale: form.text('rationale'),
  evidence: form.evidence(),
  language: form.language,
})
