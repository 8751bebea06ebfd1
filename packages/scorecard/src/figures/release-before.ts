/** What the release before this one said, as far as totals of the two can be told apart by it. */
import { noAnswerPublished } from '@waymark/collection'
import type { BeforeRow } from '../base/base.ts'
import type { Candidate, FigureBefore, SettledAnswer } from '../candidate/candidate.ts'
import { countedStates } from './changes.ts'
import { coreOf } from './follow-ups.ts'
import { countriesNotShown, hiddenCountries } from '../candidate/without-hidden.ts'
import { hiddenFrom } from '../base/public-base.ts'
import { releaseIndex, type Countable } from '../base/release-index.ts'
import { commonSeriesIn, type Series } from './series.ts'

/** The figures about countries, groups and the network that a release published, from its public base. `calls`: only figures over one of these. */
export function publishedBefore(
  base: Countable,
  of: { release: string; calls: ReadonlySet<string> },
): readonly FigureBefore[] {
  const own = commonSeriesIn(releaseIndex(base, noAnswerPublished)).filter(
    series => series.subjectKind !== 'member' && series.calls.some(call => of.calls.has(call.id)),
  )
  return own.map((series): FigureBefore => ({
    release: of.release,
    figure: series.id,
    question: questionOf(series),
    definition: definitionOf(series),
    said: Object.fromEntries([...series.answers].map(([subject, answer]) => [subject, wordOf(answer)])),
  }))
}

/**
 * Of each figure of an open candidate that the release before had too: which subjects it said something else of. What it said of a hidden
 * country, or of one that is no longer shown, is not said again. Source: design 3.6 and 3.11.
 */
export function beforeRows(open: Candidate): readonly BeforeRow[] {
  const { before } = open
  if (!before) return []
  const figures = new Map(before.map(figure => [figure.figure, figure]))
  const questions = new Map(before.map(figure => [figure.question, figure]))
  const closed = hiddenFrom(open)
  const outside = countriesNotShown(open)
  const hidden = hiddenCountries(open)
  return commonSeriesIn(releaseIndex(open, noAnswerPublished)).flatMap((series): readonly BeforeRow[] => {
    if (series.subjectKind === 'member' || series.calls.some(call => closed.calls.has(call.id))) return []
    const found = figures.get(series.id) ?? questions.get(questionOf(series))
    if (!found) return []
    const { said, left } = stillSaid(found, series, { outside, hidden })
    const about = { figure: series.id, release: found.release }
    if (found.figure !== series.id || found.definition !== definitionOf(series))
      return [{ ...about, differs: {}, left: {}, totals: totalsOf(series, [...said.values()], left) }]
    const now = (subject: string) => wordNow(series, subject)
    const asked = [...new Set([...said.keys(), ...series.answers.keys()])].sort()
    const differing = asked.filter(subject => (said.get(subject) ?? 'not-asked') !== now(subject))
    const differs = Object.fromEntries(differing.map(subject => [subject, said.get(subject) ?? 'not-asked']))
    return [{ ...about, differs, left }]
  })
}

type Gone = { readonly outside: ReadonlySet<string>; readonly hidden: ReadonlySet<string> }

/** `left`: how many of those that are no longer shown were in which state. */
function stillSaid({ said: words }: FigureBefore, { subjectKind }: Series, { outside, hidden }: Gone) {
  const said = new Map<string, string>()
  const left: Record<string, number> = {}
  for (const [subject, word] of Object.entries(words)) {
    if (subjectKind === 'country' && outside.has(subject)) left[word] = (left[word] ?? 0) + 1
    else said.set(subject, subjectKind === 'country' && hidden.has(subject) ? noAnswerPublished : word)
  }
  return { said, left }
}

function totalsOf(series: Series, said: readonly string[], left: BeforeRow['left']): Record<string, number> {
  const count = (state: string) => said.filter(word => word === state).length + (left[state] ?? 0)
  return Object.fromEntries(countedStates(series.indicator).map(state => [state, count(state)]))
}

/** What the answer of a subject says now, in the words of `wordOf`. */
export function wordNow({ answers }: Series, subject: string): string {
  const answer = answers.get(subject)
  return answer ? wordOf(answer) : 'not-asked'
}

/** A state, `given` for a value without one, or why there is none. */
function wordOf({ status }: SettledAnswer): string {
  return 'missing' in status ? status.missing : 'state' in status ? status.state : 'given'
}

/** Which figures of two releases are about the same, whatever the version. */
function questionOf({ framework, indicator, period, respondentType, instrument, subjectKind }: Series): string {
  return [framework, indicator.code, period.label, respondentType, instrument, subjectKind].join('/')
}

/** What a figure counts by: the version of its rules, and the core indicators where it is about these. */
function definitionOf({ version, indicator, edition }: Series): string {
  const byCore =
    indicator.origin.kind === 'derived' && indicator.origin.rule === 'country-has-baseline-and-later-period'
  return [String(version), ...(byCore ? [...coreOf(edition)].sort() : [])].join(' ')
}
