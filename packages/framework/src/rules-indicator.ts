import { derivationRecords } from './indicator.ts'
import type { Indicator, Origin, OverPlaces, OverTime } from './indicator.ts'
import type { Counting } from './counting.ts'
import type { FrameworkFinding } from './problem.ts'

/** The rules of the field for one indicator at `position` in the file. */
export function indicatorFindings(
  indicator: Indicator,
  position: number,
  codes: ReadonlySet<string>,
): FrameworkFinding[] {
  const at = ['indicators', position]
  const findings: FrameworkFinding[] = [
    ...basisFindings(indicator),
    ...questionFindings(indicator),
    ...rollUpFindings(indicator),
    ...timeFindings(indicator),
    ...ratingFindings(indicator),
    ...versionFindings(indicator),
    ...originFindings(indicator, codes),
  ]
  return findings.map(finding => ({
    ...finding,
    at: [...at, ...finding.at],
    values: { code: indicator.code, ...finding.values },
  }))
}

/** Whoever is asked reads a question about their own subject, not the network's wording ("Number of countries ..."). */
function questionFindings({ asks, origin, question }: Indicator): FrameworkFinding[] {
  if (asks === null || origin.kind !== 'asked' || Object.keys(question).length > 0) return []
  const message = 'Say what the respondent is asked about their own subject ("question").'
  return [{ at: ['question'], kind: 'framework.question-missing', message }]
}

function basisFindings({ asks, counts, answer, origin }: Indicator): FrameworkFinding[] {
  if (asks === null && counts === null)
    return [
      {
        at: [],
        kind: 'framework.basis-missing',
        message: 'Say whom it asks ("asks") or which register it counts ("counts").',
      },
    ]
  if (asks !== null && counts !== null)
    return [
      {
        at: ['counts'],
        kind: 'framework.basis-double',
        message: 'It asks a subject and counts a register; it can only do one.',
      },
    ]
  if (counts !== null && answer !== 'count')
    return [
      {
        at: ['answer'],
        kind: 'framework.counting-not-count',
        message: `An indicator that counts a register answers with a count, not with a ${answer}.`,
      },
    ]
  if (counts !== null && origin.kind !== 'counted')
    return [
      {
        at: ['origin'],
        kind: 'framework.counting-typed',
        message: 'An indicator that counts a register is counted; nobody types its number.',
      },
    ]
  if (asks !== null && origin.kind === 'counted')
    return [
      {
        at: ['origin'],
        kind: 'framework.asked-counted',
        message: 'An indicator that asks a subject cannot be counted from a register.',
      },
    ]
  return []
}

type Allowed = { readonly overTime: readonly OverTime[]; readonly overPlaces: readonly OverPlaces[] }

const states: Allowed = { overTime: ['latest', 'none'], overPlaces: ['count-by-state', 'none'] }
const byAnswer: Readonly<Record<Indicator['answer'], Allowed>> = {
  rating: states,
  phase: states,
  count: { overTime: ['latest', 'sum', 'maximum', 'none'], overPlaces: ['sum', 'maximum', 'none'] },
  share: { overTime: ['latest', 'none'], overPlaces: ['share-of-sums', 'none'] },
  narrative: { overTime: ['latest', 'none'], overPlaces: ['none'] },
}
const entries: Allowed = { overTime: ['count-distinct', 'none'], overPlaces: ['count-distinct', 'none'] }
const field: Allowed = { overTime: ['sum', 'none'], overPlaces: ['sum', 'none'] }

const isSum = (by: Counting['by']): boolean => typeof by === 'object' && 'field' in by

function rollUpFindings({ counts, answer, rollUp }: Indicator): FrameworkFinding[] {
  const allowed = counts === null ? byAnswer[answer] : isSum(counts.by) ? field : entries
  const what = counts === null ? `a ${answer}` : isSum(counts.by) ? 'a sum over entries' : 'a count of entries'
  return (['overTime', 'overPlaces'] as const)
    .filter(rule => !(allowed[rule] as readonly string[]).includes(rollUp[rule]))
    .map(rule => ({
      at: ['rollUp', rule],
      kind: 'framework.roll-up-unfit' as const,
      message: `"${rollUp[rule]}" does not fit ${what}; possible: ${allowed[rule].join(', ')}.`,
      values: { given: rollUp[rule], allowed: allowed[rule].join(', ') },
    }))
}

function timeFindings({ timing, rollUp, validFor }: Indicator): FrameworkFinding[] {
  const findings: FrameworkFinding[] = []
  if (timing === 'state' && (rollUp.overTime === 'sum' || rollUp.overTime === 'count-distinct'))
    findings.push({
      at: ['rollUp', 'overTime'],
      kind: 'framework.state-added',
      message: 'A state is true on a day; adding it over time counts the same thing again.',
    })
  if (timing === 'state' && rollUp.overTime === 'latest' && validFor === null)
    findings.push({
      at: ['validFor'],
      kind: 'framework.valid-for-missing',
      message: 'Say for how long the latest answer stays valid, for instance P2Y.',
    })
  if (timing === 'flow' && validFor !== null)
    findings.push({
      at: ['validFor'],
      kind: 'framework.valid-for-flow',
      message: 'What happened in a period does not grow old; leave "validFor" out.',
    })
  return findings
}

function ratingFindings({ answer, criteria, steps, phases, subQuestions }: Indicator): FrameworkFinding[] {
  const findings: FrameworkFinding[] = []
  if (answer === 'rating' && criteria === null)
    findings.push({
      at: ['criteria'],
      kind: 'framework.criteria-missing',
      message: 'A rating needs one sentence each for yes, partial and no.',
    })
  if (answer !== 'rating' && (criteria !== null || steps.length > 0 || subQuestions.length > 0))
    findings.push({
      at: ['criteria'],
      kind: 'framework.criteria-unfit',
      message: `Criteria, steps and sub-questions belong to a rating; this is a ${answer}.`,
    })
  if ((answer === 'phase') !== (phases.length === 4) || (answer !== 'phase' && phases.length > 0))
    findings.push({
      at: ['phases'],
      kind: 'framework.phases-four',
      message: 'A phase answer has exactly four phases; no other answer has any.',
    })
  subQuestions.forEach(({ code, theme, combines }, index) => {
    if (theme !== undefined && combines)
      findings.push({
        at: ['subQuestions', index, 'combines'],
        kind: 'framework.theme-part-combines',
        message: `Part "${code}" asks about one form alone; it stands beside the answer and never makes it up: say "combines: false".`,
        values: { part: code },
      })
  })
  const combining = new Set(subQuestions.filter(part => part.combines).map(part => part.code))
  steps.forEach((step, index) => {
    for (const part of Object.keys(step.parts ?? {}))
      if (!combining.has(part))
        findings.push({
          at: ['steps', index, 'parts'],
          kind: 'framework.step-part-unknown',
          message: `Step "${step.code}" follows from "${part}", which is no part that the answer is made of.`,
          values: { part },
        })
    if (step.of === 'partial' && criteria?.partial === null)
      findings.push({
        at: ['steps', index, 'of'],
        kind: 'framework.step-of-never',
        message: `Step "${step.code}" is a step of partial, and this rating is never partial.`,
      })
  })
  return findings
}

function versionFindings({ version }: Indicator): FrameworkFinding[] {
  const { number, comparable, note } = version
  if (number === 1 && comparable !== null)
    return [
      {
        at: ['version', 'comparable'],
        kind: 'framework.first-compared',
        message: 'The first version has no version before it to compare with.',
      },
    ]
  if (number > 1 && comparable === null)
    return [
      {
        at: ['version', 'comparable'],
        kind: 'framework.comparable-missing',
        message: `Say whether version ${number} can be compared with version ${number - 1}: yes, no or with-note.`,
      },
    ]
  if (comparable === 'with-note' && Object.keys(note).length === 0)
    return [
      {
        at: ['version', 'note'],
        kind: 'framework.note-missing',
        message: '"with-note" needs a note that says what to mind.',
      },
    ]
  return []
}

function originFindings(indicator: Indicator, codes: ReadonlySet<string>): FrameworkFinding[] {
  const inputs = (origin: Origin, at: FrameworkFinding['at']): FrameworkFinding[] =>
    origin.kind !== 'derived'
      ? []
      : origin.from.flatMap((input, index): FrameworkFinding[] => {
          if (input === indicator.code)
            return [
              {
                at: [...at, 'from', index],
                kind: 'framework.derived-from-itself',
                message: `"${input}" cannot be computed from itself.`,
              },
            ]
          if (codes.has(input) || (derivationRecords as readonly string[]).includes(input)) return []
          return [
            {
              at: [...at, 'from', index],
              kind: 'framework.input-unknown',
              message: `There is no indicator "${input}" to compute from, and no record of that name (${derivationRecords.join(', ')}).`,
              values: { input },
            },
          ]
        })
  return [
    ...inputs(indicator.origin, ['origin']),
    ...indicator.subQuestions.flatMap((part, index) => inputs(part.origin, ['subQuestions', index, 'origin'])),
  ]
}
