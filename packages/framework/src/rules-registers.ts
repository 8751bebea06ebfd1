import type { Condition, Counting, When } from './counting.ts'
import type { FrameworkEdition } from './edition.ts'
import type { FrameworkFinding } from './problem.ts'
import type { RegisterField, RegisterKind } from './register.ts'

/** What counting indicators count exists: the kind, its stages, its fields, its choices. */
export function registerFindings(edition: FrameworkEdition, kinds: readonly RegisterKind[]): FrameworkFinding[] {
  const known = new Map(kinds.map(kind => [kind.code, kind]))
  return edition.indicators.flatMap(({ counts, timing }, index) => {
    if (counts === null) return []
    const at = ['indicators', index, 'counts']
    const kind = known.get(counts.register)
    const within = (finding: FrameworkFinding) => ({ ...finding, at: [...at, ...finding.at] })
    if (kind) return [...countingFindings(counts, kind), ...timingFindings(counts, timing)].map(within)
    const message = `There is no register "${counts.register}"; known: ${[...known.keys()].join(', ')}.`
    return [
      { at: [...at, 'register'], kind: 'framework.register-unknown', message, values: { register: counts.register } },
    ]
  })
}

function timingFindings({ when }: Counting, timing: 'state' | 'flow'): FrameworkFinding[] {
  const standing = typeof when === 'object' && 'standing' in when
  if (standing === (timing === 'state')) return []
  const message = standing
    ? 'What stands on the last day of a period is a state; set "timing: state".'
    : 'What happened in a period is a flow; set "timing: flow".'
  return [{ at: ['when'], kind: 'framework.counting-timing', message }]
}

function countingFindings(counts: Counting, kind: RegisterKind): FrameworkFinding[] {
  const { by, split } = counts
  return [
    ...(by === 'entries'
      ? []
      : 'field' in by
        ? fieldFindings(kind, { at: ['by', 'field'], name: by.field, is: ['number'] })
        : fieldFindings(kind, { at: ['by', 'related'], name: by.related, is: ['relation'] })),
    ...whenFindings(counts.when, kind, ['when']),
    ...(counts.where === null ? [] : conditionFindings(counts.where, kind, ['where'])),
    ...(split !== null && typeof split === 'object'
      ? fieldFindings(kind, { at: ['split', 'field'], name: split.field, is: ['choice'] })
      : []),
    ...(split === 'stage' && kind.stages.length === 0 ? [withoutStages(kind, ['split'])] : []),
    ...counts.beside.flatMap(({ when, where }, index) => [
      ...(when === null ? [] : whenFindings(when, kind, ['beside', index, 'when'])),
      ...(where === null ? [] : conditionFindings(where, kind, ['beside', index, 'where'])),
    ]),
  ]
}

type At = FrameworkFinding['at']

function whenFindings(when: When, kind: RegisterKind, at: At): FrameworkFinding[] {
  if (when === 'event') return []
  if ('reached' in when) return stageFindings(when.reached, kind, [...at, 'reached'])
  const findings = stageFindings(when.standing, kind, [...at, 'standing'])
  if (kind.lives !== 'standing')
    findings.push({
      at: [...at, 'standing'],
      kind: 'framework.standing-event',
      message: `Register "${kind.code}" holds events; an event does not stand on a day.`,
      values: { register: kind.code },
    })
  return findings
}

function conditionFindings(condition: Condition, kind: RegisterKind, at: At): FrameworkFinding[] {
  if ('all' in condition)
    return condition.all.flatMap((each, index) => conditionFindings(each, kind, [...at, 'all', index]))
  if ('any' in condition)
    return condition.any.flatMap((each, index) => conditionFindings(each, kind, [...at, 'any', index]))
  if ('not' in condition) return conditionFindings(condition.not, kind, [...at, 'not'])
  if ('is' in condition) return choiceFindings(condition, kind, at)
  if ('level' in condition)
    return condition.level
      .filter(level => !kind.levels.includes(level))
      .map(level => ({
        at: [...at, 'level'],
        kind: 'framework.level-unknown' as const,
        message: `Register "${kind.code}" has no entries of the level "${level}".`,
        values: { level },
      }))
  if ('stage' in condition) return stageFindings(condition.stage, kind, [...at, 'stage'])
  if ('choices' in condition)
    return fieldFindings(kind, { at: [...at, 'choices'], name: condition.choices, is: ['choice'] })
  if ('related' in condition)
    return fieldFindings(kind, { at: [...at, 'related'], name: condition.related, is: ['relation'] })
  if ('dated' in condition)
    return condition.dated.flatMap((name, index) =>
      fieldFindings(kind, { at: [...at, 'dated', index], name, is: ['day', 'year'] }),
    )
  return []
}

function choiceFindings(
  condition: { readonly field: string; readonly is: readonly string[] },
  kind: RegisterKind,
  at: At,
): FrameworkFinding[] {
  const unfit = fieldFindings(kind, { at: [...at, 'field'], name: condition.field, is: ['choice', 'country'] })
  const field = kind.fields.find(each => each.code === condition.field)
  if (unfit.length > 0 || field?.kind !== 'choice') return unfit
  return condition.is.flatMap((option, index) =>
    field.options.some(each => each.code === option)
      ? []
      : [
          {
            at: [...at, 'is', index],
            kind: 'framework.option-unknown' as const,
            message: `Field "${field.code}" of register "${kind.code}" has no option "${option}".`,
            values: { option },
          },
        ],
  )
}

function stageFindings(stages: readonly string[], kind: RegisterKind, at: At): FrameworkFinding[] {
  return stages.flatMap((stage, index) =>
    kind.stages.some(each => each.code === stage)
      ? []
      : [
          {
            at: [...at, index],
            kind: 'framework.stage-unknown' as const,
            message: `Register "${kind.code}" has no stage "${stage}".`,
            values: { stage },
          },
        ],
  )
}

const withoutStages = (kind: RegisterKind, at: At): FrameworkFinding => ({
  at,
  kind: 'framework.stage-unknown',
  message: `Register "${kind.code}" has no stages.`,
  values: { stage: '' },
})

type Wanted = { readonly at: At; readonly name: string; readonly is: readonly RegisterField['kind'][] }

/** The field exists and is of one of these kinds. */
function fieldFindings(kind: RegisterKind, { at, name, is }: Wanted): FrameworkFinding[] {
  const field = kind.fields.find(each => each.code === name)
  if (field && is.includes(field.kind)) return []
  const [wanted] = is
  return [
    {
      at,
      kind: 'framework.counted-field-unknown',
      message: `Register "${kind.code}" has no ${wanted} field "${name}".`,
      values: { field: name },
    },
  ]
}
