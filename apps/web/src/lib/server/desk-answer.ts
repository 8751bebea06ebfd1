/** The fields of one answer as a form sends them. */
import {
  aboutFields,
  besideWords,
  evidenceParts,
  isAboutField,
  listOf,
  saidAbout,
  type AnswerWords,
} from '@waymark/collection'
import { servedParts } from '#lib/served.ts'
import type { AnswerForm } from '@waymark/operations'
import type { DeskForm } from './desk-form.ts'

const fields = ['state', ...besideWords, 'count', 'numerator', 'denominator', 'text', 'missing', 'online']

export function typedAnswer(form: DeskForm): Record<string, string> {
  const own = fields.map(name => [name, form.text(name)])
  const under = (beginning: string) =>
    Object.keys(form.under(beginning)).map(code => [`${beginning}${code}`, form.text(`${beginning}${code}`)])
  const serves = Object.values(servedParts).flatMap(list => form.texts(list))
  const about = Object.entries(aboutFields({ themes: form.texts('themes'), serves }))
  return Object.fromEntries([...own, ...about, ...under('part.'), ...under('names.')].filter(([, text]) => text !== ''))
}

/** All that an answer says: its value, why, by which evidence, and in which language. */
export const writtenAnswer = (form: DeskForm): Pick<AnswerForm, 'typed' | 'rationale' | 'evidence' | 'language'> => ({
  typed: typedAnswer(form),
  rationale: form.text('rationale'),
  evidence: form.evidence(),
  language: form.language,
})

/** The same fields again, as a form sends them: what `writtenAnswer` reads back as these words. */
export function fieldsOf({ typed, rationale, evidence }: AnswerWords): readonly (readonly [string, string])[] {
  const { themes, serves } = saidAbout(typed)
  return [
    ...Object.entries(typed).filter(([name]) => name === 'online' || !isAboutField(name)),
    ...themes.map(code => ['themes', code] as const),
    ...serves.map(key => [listOf(key), key] as const),
    ['rationale', rationale] as const,
    ...evidence.flatMap((piece, line) => evidenceParts.map(part => [`evidence.${line}.${part}`, piece[part]] as const)),
  ]
}
