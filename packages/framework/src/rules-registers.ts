import type { FrameworkEdition } from './edition.ts'
import type { Counting } from './indicator.ts'
import type { Finding } from './problem.ts'
import type { RegisterKind } from './register.ts'

/** What counting indicators count exists: the kind, its stages, its number field, its choices. */
export function registerFindings(edition: FrameworkEdition, kinds: readonly RegisterKind[]): Finding[] {
  const known = new Map(kinds.map(kind => [kind.code, kind]))
  return edition.indicators.flatMap(({ counts }, index) => {
    if (counts === null) return []
    const at = ['indicators', index, 'counts']
    const kind = known.get(counts.register)
    if (kind) return countingFindings(counts, kind).map(finding => ({ ...finding, at: [...at, ...finding.at] }))
    const message = `There is no register "${counts.register}"; known: ${[...known.keys()].join(', ')}.`
    return [
      { at: [...at, 'register'], kind: 'framework.register-unknown', message, values: { register: counts.register } },
    ]
  })
}

function countingFindings(counts: Counting, kind: RegisterKind): Finding[] {
  const findings: Finding[] = []
  counts.stages.forEach((stage, index) => {
    if (!kind.stages.some(each => each.code === stage))
      findings.push({
        at: ['stages', index],
        kind: 'framework.stage-unknown',
        message: `Register "${kind.code}" has no stage "${stage}".`,
        values: { stage },
      })
  })
  if (counts.by !== 'entries') {
    const name = counts.by.field
    const field = kind.fields.find(each => each.code === name)
    if (field?.kind !== 'number')
      findings.push({
        at: ['by', 'field'],
        kind: 'framework.number-field-unknown',
        message: `Register "${kind.code}" has no number field "${name}".`,
        values: { field: name },
      })
  }
  if (counts.where !== null) {
    const name = counts.where.field
    const field = kind.fields.find(each => each.code === name)
    if (field?.kind !== 'choice')
      findings.push({
        at: ['where', 'field'],
        kind: 'framework.choice-field-unknown',
        message: `Register "${kind.code}" has no choice field "${name}".`,
        values: { field: name },
      })
    else
      counts.where.is.forEach((option, index) => {
        if (!field.options.some(each => each.code === option))
          findings.push({
            at: ['where', 'is', index],
            kind: 'framework.option-unknown',
            message: `Field "${name}" of register "${kind.code}" has no option "${option}".`,
            values: { option },
          })
      })
  }
  return findings
}
