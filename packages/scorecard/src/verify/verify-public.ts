import { noAnswerPublished } from '@waymark/collection'
import {
  checkFigure,
  checkPublicFigure,
  isPublic,
  splitClasses,
  splitMeetsCounts,
  type Figure,
  type Split,
} from '@waymark/measure'
import { basePath, type PublicAnswer } from '../base/base.ts'
import type { Call } from '../candidate/candidate.ts'
import type { FileSource } from '../bytes/files.ts'
import { fieldIn } from '../base/base-files.ts'
import { answerKey } from '../base/release-index.ts'
import type { VerifyFinding } from './verify-report.ts'

const fixed = ['call', 'indicator', 'respondentType', 'status', 'subject', 'subjectKind', 'version']

/**
 * What in the public files of a release breaks the public law: a row of a round with another status than the four; a row without a
 * published answer that says more than what was asked of whom; an asked subject without a row or with two; a figure of a round
 * with another reason; a split that does not sum or must not be printed. Source: definitions 5a. Never throws.
 */
export function publicVerifier(files: FileSource): PublicVerifier {
  const found: { readonly said: VerifyFinding[]; readonly ofFigures: VerifyFinding[]; broken: boolean } = {
    said: [],
    ofFigures: [],
    broken: false,
  }
  // A base in another form than this version reads: the pages could not be computed, which is said elsewhere.
  const trying = (work: () => void) => {
    try {
      if (!found.broken) work()
    } catch {
      found.broken = true
    }
  }
  let ids: ReadonlySet<string> = new Set()
  trying(() => {
    const calls = fieldIn(files, 'calls') ?? []
    const answers = fieldIn(files, 'answers') ?? []
    const rounds = new Map(calls.filter(call => call.kind === 'round').map(call => [call.id, call]))
    const path = basePath('answers')
    const rows = answers.filter(answer => rounds.has(answer.call))
    const said = [...rows.flatMap(rowViolations), ...askedViolations([...rounds.values()], rows)]
    found.said.push(
      ...said.map((violation): VerifyFinding => ({ kind: 'verify.public-law', path, figure: '', violation })),
    )
    ids = new Set(rounds.keys())
  })
  return {
    inspect: (page, value) => trying(() => void found.ofFigures.push(...figureFindings(page, value, ids))),
    findings: () => (found.broken ? [] : [...found.said, ...found.ofFigures]),
  }
}

export type PublicVerifier = {
  /** Looks at the figures of a JSON file. */
  readonly inspect: (path: string, value: unknown) => void
  readonly findings: () => readonly VerifyFinding[]
}

function rowViolations(row: PublicAnswer): readonly string[] {
  const unpublished = 'missing' in row.status && row.status.missing === noAnswerPublished
  if (!unpublished) return isPublic(row.status) ? [] : [`a row of a round says "${reasonIn(row)}"`]
  const more = Object.keys(row).filter(key => !fixed.includes(key))
  const inStatus = Object.keys(row.status).filter(key => key !== 'missing')
  return [...more, ...inStatus].map(key => `a row without a published answer holds "${key}"`)
}

function reasonIn({ status }: PublicAnswer): string {
  return 'missing' in status ? status.missing : ''
}

function askedViolations(rounds: readonly Call[], rows: readonly PublicAnswer[]): readonly string[] {
  const found = new Map<string, number>()
  for (const row of rows) found.set(answerKey(row), (found.get(answerKey(row)) ?? 0) + 1)
  const asked = new Set(rounds.flatMap(askedIn))
  const wrong = [...asked].filter(key => found.get(key) !== 1).length
  const others = [...found.keys()].filter(key => !asked.has(key)).length
  return [
    ...(wrong > 0 ? [`${wrong} asked subjects do not have exactly one row`] : []),
    ...(others > 0 ? [`${others} rows are of subjects that were not asked`] : []),
  ]
}

function askedIn(call: Call): readonly string[] {
  return call.asked.flatMap(({ subjects, ...about }) =>
    subjects.map(subject => answerKey({ ...about, call: call.id, subject })),
  )
}

type Stated = {
  readonly id: string
  readonly calls: readonly string[]
  readonly figure: Figure
  readonly split?: Split
}

function figureFindings(path: string, value: unknown, rounds: ReadonlySet<string>): readonly VerifyFinding[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(one => figureFindings(path, one, rounds))
  if (!isStated(value) || value.calls.length === 0 || !value.calls.every(call => rounds.has(call))) return below
  const { id, figure, split } = value
  // What breaks the law of any figure is found where all figures are.
  const any = new Set(checkFigure(figure))
  const violations = [
    ...checkPublicFigure(figure).filter(one => !any.has(one)),
    ...(split ? splitViolations(split, figure) : []),
  ]
  return [
    ...violations.map((violation): VerifyFinding => ({ kind: 'verify.public-law', path, figure: id, violation })),
    ...below,
  ]
}

function isStated(value: object): value is Stated {
  return 'id' in value && 'calls' in value && Array.isArray(value.calls) && 'figure' in value && 'indicator' in value
}

function splitViolations(split: Split, figure: Figure): readonly string[] {
  if (!('sets' in figure)) return ['a figure without sets is split by reason']
  const sum = splitClasses.reduce((all, splitClass) => all + split[splitClass], 0)
  const unpublished = figure.missing[noAnswerPublished] ?? 0
  return [
    ...(sum === unpublished ? [] : [`a split of ${sum} stands beside ${unpublished} without a published answer`]),
    ...(splitMeetsCounts(split, figure.sets.asked) ? [] : ['a split is printed that must not be']),
  ]
}
