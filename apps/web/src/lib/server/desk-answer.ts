/** The fields of one answer as a form sends them. */
import type { DeskForm } from './desk-form.ts'

const fields = ['state', 'step', 'count', 'numerator', 'denominator', 'text', 'missing']

export function typedAnswer(form: DeskForm): Record<string, string> {
  const own = fields.map(name => [name, form.text(name)])
  const under = (beginning: string) =>
    Object.keys(form.under(beginning)).map(code => [`${beginning}${code}`, form.text(`${beginning}${code}`)])
  return Object.fromEntries([...own, ...under('part.'), ...under('names.')].filter(([, text]) => text !== ''))
}
