import { languages } from '@waymark/language'
import { z } from 'zod'
import { dayField, slug, source, words } from './words.ts'

const id = z.string().min(1)
const count = z.int().min(0)
const named = z.strictObject({ id, names: words })

/** What the YAML of an aggregate-only publication holds. */
export const surveyShape = z.strictObject({
  id: slug,
  title: words,
  original: z.enum(languages),
  source,
  collected: z.strictObject({ from: dayField, until: dayField }),
  framework: slug,
  basis: z.literal('answered'),
  universes: z.array(named.extend({ count: count.min(1), rest: id.optional() })).min(1),
  instruments: z.array(named.extend({ respondentType: id, countries: count.min(1) })).min(1),
  incomeGroups: z.array(named),
  method: z.array(words).min(1),
  caveats: z.array(words).min(1),
  domains: z.array(named).min(1),
  capabilities: z
    .array(named.extend({ domain: id, official: z.array(z.int().min(1)).min(1), notPooled: words.optional() }))
    .min(1),
  figures: z
    .array(
      z.strictObject({
        id,
        capability: id.optional(),
        universe: id,
        answered: count,
        yes: count,
        printed: z.int().min(0).max(100).optional(),
        incomeGroup: id.optional(),
        instrument: id,
        place: id,
        counted: words,
        note: words.optional(),
      }),
    )
    .min(1),
})
export type SurveyShape = z.output<typeof surveyShape>
