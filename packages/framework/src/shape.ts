import { languages } from '@waymark/language'
import { z } from 'zod'
import { sectionKinds } from './edition.ts'
import { discrepancyKinds } from './sources.ts'
import type { FrameworkEdition } from './edition.ts'
import {
  answerKinds,
  derivationRules,
  overPlacesRules,
  overTimeRules,
  ratings,
  subjectKinds,
  measured,
  onlineDimensions,
} from './indicator.ts'
import { countingShape } from './shape-counting.ts'
import { allDefaultsShape, code, day, duration, plainText, sourceShape, textShape } from './shape-texts.ts'
import type { TextDefaults } from './shape-texts.ts'

const sdgTarget = z
  .string('must be in quotes: "8.10" and 8.1 are two targets')
  .regex(/^(?:[1-9]|1[0-7])\.(?:[1-9]\d?|[a-d])$/, 'is not an SDG target such as "16.2"')

const named = (text: ReturnType<typeof textShape>) => z.strictObject({ code, name: text })

const originShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked') }),
  z.strictObject({ kind: z.literal('counted') }),
  z.strictObject({ kind: z.literal('imported') }),
  z.strictObject({ kind: z.literal('derived'), from: z.array(code).min(1), rule: z.enum(derivationRules) }),
])

/** `origin: asked` is short for `origin: { kind: asked }`. */
const origin = z.preprocess(given => (typeof given === 'string' ? { kind: given } : given), originShape)

const parts = (wording: ReturnType<typeof textShape>, ours: ReturnType<typeof textShape>) => ({
  variants: z.array(z.strictObject({ place: ours, text: wording })).default([]),
  discrepancies: z
    .array(
      z.strictObject({
        kind: z.enum(discrepancyKinds),
        languages: z.array(z.enum(languages)).min(1, 'names no language'),
        note: ours,
      }),
    )
    .default([]),
  targetGroups: z.array(code).default([]),
  sdg: z.array(sdgTarget).default([]),
})

const criteria = (ours: ReturnType<typeof textShape>) =>
  z.strictObject({
    status: z.enum(['proposal', 'agreed']),
    yes: ours,
    partial: z.preprocess(given => (given === 'never' ? null : given), ours.nullable()),
    no: ours,
  })

const indicator = (wording: ReturnType<typeof textShape>, ours: ReturnType<typeof textShape>) =>
  z.strictObject({
    code,
    section: code,
    version: z.strictObject({
      number: z.int().min(1),
      comparable: z.enum(['yes', 'no', 'with-note']).nullable().default(null),
      note: ours.default({}),
    }),
    name: wording,
    question: ours.default({}),
    asksToName: ours.exactOptional(),
    ...parts(wording, ours),
    asks: z.enum(subjectKinds).nullable().default(null),
    counts: countingShape(ours).nullable().default(null),
    answer: z.enum(answerKinds),
    timing: z.enum(['state', 'flow']),
    unit: code,
    counted: ours,
    direction: z.enum(['more', 'less', 'none']),
    rollUp: z.strictObject({ overTime: z.enum(overTimeRules), overPlaces: z.enum(overPlacesRules) }),
    validFor: duration.nullable().default(null),
    criteria: criteria(ours).nullable().default(null),
    steps: z
      .array(
        z.strictObject({
          code,
          of: z.enum(ratings),
          name: ours,
          parts: z.record(code, z.enum(ratings)).exactOptional(),
        }),
      )
      .default([]),
    phases: z.array(named(ours)).default([]),
    subQuestions: z
      .array(
        z.strictObject({
          code,
          question: ours,
          combines: z.boolean().default(true),
          theme: code.exactOptional(),
          names: z.array(code).min(1).exactOptional(),
          origin: origin.default({ kind: 'asked' }),
        }),
      )
      .default([]),
    evidence: z.strictObject({ what: ours, notOlderThan: duration.nullable().default(null) }),
    disaggregations: z.array(named(ours)).default([]),
    themes: z.array(code).default([]),
    environment: z.enum(['digital', 'offline', 'both']),
    onlineDimension: z.enum(onlineDimensions).default('not-looked-at'),
    measures: z.enum(measured).nullable().default(null),
    origin,
  })

const section = (wording: ReturnType<typeof textShape>, ours: ReturnType<typeof textShape>) =>
  z.strictObject({
    code,
    kind: z.enum(sectionKinds),
    parent: code.nullable().default(null),
    name: wording,
    measure: wording.default({}),
    ...parts(wording, ours),
  })

const ownership = (wording: ReturnType<typeof textShape>, ours: ReturnType<typeof textShape>) =>
  z.strictObject({
    code: code.regex(/^[a-z][a-z0-9-]*$/, 'is not a framework code: small letters, digits and "-"'),
    name: wording,
    owner: plainText,
    ofWhom: ours,
    speaksFor: z.literal(false, 'must be false: an installation never speaks for the owner of a framework'),
    private: z.boolean(),
    aggregateOnly: z.boolean(),
    invented: z.boolean(),
  })

/** The shape of a framework file, with plain texts read by the file's own defaults. `texts` itself is not in the value. */
export function editionShape(wordingDefaults: TextDefaults, ourDefaults: TextDefaults) {
  const wording = textShape(wordingDefaults)
  const ours = textShape(ourDefaults)
  return z
    .strictObject({
      texts: allDefaultsShape,
      framework: ownership(wording, ours),
      edition: z.strictObject({
        label: z
          .string('must be a text; put it in quotes')
          .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not a label such as "2021-2025"'),
        first: day,
        last: day.nullable(),
        previous: z.string('must be a text; put it in quotes').nullable().default(null),
        approved: z.strictObject({ body: plainText, day, record: plainText }).nullable().default(null),
        dropped: z.array(z.strictObject({ code, reason: ours })).default([]),
      }),
      note: ours.default({}),
      sources: z.record(code, sourceShape),
      themes: z.array(named(wording)).default([]),
      targetGroups: z.array(named(wording)).default([]),
      sdgTargets: z.array(z.strictObject({ code: sdgTarget, name: wording })).exactOptional(),
      discrepancies: parts(wording, ours).discrepancies,
      sections: z.array(section(wording, ours)).min(1, 'holds no section'),
      indicators: z.array(indicator(wording, ours)).min(1, 'holds no indicator'),
    })
    .transform(({ texts: _texts, ...edition }): FrameworkEdition => edition)
}
