import { done, refused } from '@waymark/language'
import type { Result } from '@waymark/language'
import { z } from 'zod'
import { readYaml } from './locate.ts'
import type { FrameworkFinding, FrameworkProblem } from './problem.ts'
import { fieldKinds, levels } from './register.ts'
import type { RegisterField, RegisterKind } from './register.ts'
import { sourceFindings } from './rules-structure.ts'
import { findingsOfShape } from './say-shape.ts'
import { allDefaultsShape, code, duration, sourceShape, textShape } from './shape-texts.ts'
import type { TextDefaults } from './shape-texts.ts'

function kindShape(defaults: TextDefaults) {
  const text = textShape(defaults)
  const named = z.strictObject({ code, name: text })
  const field = z.strictObject({
    code,
    name: text,
    kind: z.enum(fieldKinds),
    required: z.boolean().default(false),
    countsPersons: z.boolean().default(false),
    several: z.boolean().default(false),
    options: z.array(named).default([]),
    unit: text.nullable().default(null),
    to: code.nullable().default(null),
  })
  return z
    .strictObject({
      texts: allDefaultsShape,
      code,
      name: text,
      plural: text,
      counted: text,
      dates: z.strictObject({ first: text, last: text.nullable().default(null) }),
      periodBy: z.enum(['first', 'last']),
      lives: z.enum(['event', 'standing']).default('event'),
      validFor: duration.nullable().default(null),
      levels: z
        .array(z.enum(levels))
        .min(1, 'names no level')
        .default([...levels]),
      keptBy: z.enum(['all', 'secretariat']).default('all'),
      fields: z.array(field).default([]),
      stages: z.array(named.extend({ ends: z.boolean().default(false) })).default([]),
      sources: z.record(code, sourceShape),
    })
    .transform(({ texts: _texts, ...kind }): RegisterKind => kind)
}

/** Reads one kind of register from YAML. Refuses with every problem found, like `readFramework`. Never throws. */
export function readRegisterKind(text: string, file: string): Result<RegisterKind, FrameworkProblem[]> {
  const read = readYaml(text, file)
  if (!read.ok) return read
  const { raw, place } = read.value
  const texts = allDefaultsShape.safeParse((raw as { texts?: unknown }).texts)
  if (!texts.success) {
    const issues = texts.error.issues.map(issue => ({ ...issue, path: ['texts', ...issue.path] }))
    return refused(findingsOfShape(issues, raw).map(place))
  }
  const shaped = kindShape(texts.data.ours).safeParse(raw)
  if (!shaped.success) return refused(findingsOfShape(shaped.error.issues, raw).map(place))
  const findings = kindFindings(shaped.data)
  return findings.length === 0 ? done(shaped.data) : refused(findings.map(place))
}

/** Reads all kinds, and refuses two files with one code. */
export function readRegisterKinds(
  files: readonly { readonly file: string; readonly text: string }[],
): Result<readonly RegisterKind[], FrameworkProblem[]> {
  const kinds: RegisterKind[] = []
  const problems: FrameworkProblem[] = []
  for (const { file, text } of files) {
    const read = readRegisterKind(text, file)
    if (!read.ok) problems.push(...read.refusal)
    else if (kinds.some(kind => kind.code === read.value.code)) problems.push(repeatedKind(file, read.value.code))
    else kinds.push(read.value)
  }
  for (const { file, text } of files) {
    const read = readRegisterKind(text, file)
    if (read.ok) problems.push(...relationsUnknown(read.value, kinds, { file, text }))
  }
  return problems.length === 0 ? done(kinds) : refused(problems)
}

/** Relations lead to kinds that exist. */
function relationsUnknown(
  kind: RegisterKind,
  kinds: readonly RegisterKind[],
  { file, text }: { readonly file: string; readonly text: string },
): FrameworkProblem[] {
  const placed = readYaml(text, file)
  if (!placed.ok) return placed.refusal
  return kind.fields.flatMap(({ to }, index) =>
    to === null || kinds.some(each => each.code === to)
      ? []
      : placed.value.place({
          at: ['fields', index, 'to'],
          kind: 'framework.register-unknown',
          message: `There is no register "${to}".`,
          values: { register: to },
        }),
  )
}

function repeatedKind(file: string, kind: string): FrameworkProblem {
  const message = `Another file already describes the register "${kind}".`
  return { file, line: 1, path: 'code', kind: 'framework.code-repeated', message, values: { code: kind } }
}

function kindFindings(kind: RegisterKind): FrameworkFinding[] {
  const findings: FrameworkFinding[] = [...sourceFindings(kind, kind.sources, [])]
  for (const list of ['fields', 'stages'] as const)
    kind[list].forEach(({ code: own }, index) => {
      if (kind[list].findIndex(each => each.code === own) < index)
        findings.push({
          at: [list, index, 'code'],
          kind: 'framework.code-repeated',
          message: `The code "${own}" stands here a second time.`,
          values: { code: own },
        })
    })
  kind.fields.forEach((field, index) =>
    findings.push(...fieldFindings(field).map(finding => ({ ...finding, at: ['fields', index, ...finding.at] }))),
  )
  if (kind.validFor !== null && kind.lives === 'event')
    findings.push({
      at: ['validFor'],
      kind: 'framework.valid-for-event',
      message: 'An event does not grow old; only a standing thing is confirmed within "validFor".',
    })
  if (kind.periodBy === 'last' && kind.dates.last === null)
    findings.push({
      at: ['periodBy'],
      kind: 'framework.period-by-missing',
      message: 'The last day decides the period, and "dates.last" is not named.',
    })
  return findings
}

const several: ReadonlySet<RegisterField['kind']> = new Set(['choice', 'day', 'country', 'member', 'relation'])

/** Each kind of field has what it needs and nothing that only another kind has. */
function fieldFindings(field: RegisterField): FrameworkFinding[] {
  const findings: FrameworkFinding[] = []
  if ((field.kind === 'choice') !== field.options.length > 0)
    findings.push({
      at: ['options'],
      kind: 'framework.options-unfit',
      message: 'A choice field needs options; no other field has any.',
    })
  if (field.countsPersons && field.kind !== 'number')
    findings.push({
      at: ['countsPersons'],
      kind: 'framework.persons-not-number',
      message: 'Only a number field can count persons.',
    })
  if ((field.kind === 'relation') !== (field.to !== null))
    findings.push({
      at: ['to'],
      kind: 'framework.relation-unfit',
      message: 'A relation says which kind of entry it leads to ("to"); no other field does.',
    })
  if (field.unit !== null && field.kind !== 'number')
    findings.push({ at: ['unit'], kind: 'framework.unit-unfit', message: 'Only a number field has a unit.' })
  if (field.several && !several.has(field.kind))
    findings.push({
      at: ['several'],
      kind: 'framework.several-unfit',
      message: `Several values fit a field of these kinds only: ${[...several].join(', ')}.`,
      values: { kinds: [...several].join(', ') },
    })
  return findings
}
