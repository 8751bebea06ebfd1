import { noAnswerPublished, publicEvidence } from '@waymark/collection'
import { publicRounds, publicStatus, type InsideRound } from '@waymark/measure'
import type { AskedVersion, Call, Candidate, ListClosing, SettledAnswer, Status } from '../candidate/candidate.ts'
import type { Baseline, BaselineValue } from '../candidate/candidate-work.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import { regionsWithheld } from '../figures/member-scorecards.ts'
import { openEntries } from '../candidate/open-entries.ts'
import { answerKey, releaseIndex } from '../base/release-index.ts'
import { countriesNotShown, hiddenCountries, withoutHidden } from '../candidate/without-hidden.ts'
import { withoutNational } from '../candidate/without-national.ts'

/**
 * The candidate as the public may know it: every asked subject of a round has its public status, what is held, hidden or not shown is
 * gone, and imports are untouched. Everything in public files is computed from this one and from nothing else, derived indicators too.
 * Source: definitions 5a, design 3.10.
 */
export function publicCandidate(given: Candidate): Candidate {
  const candidate = withoutHidden(given)
  const outside = countriesNotShown(candidate)
  const common = withoutNational(candidate, outside)
  const calls = common.calls.map(call => withoutCountries(call, outside))
  const answers = publicAnswers({ ...candidate, calls })
  return {
    ...candidate,
    calls,
    editions: common.editions,
    answers,
    entries: openEntries(candidate, outside).map(openEntry),
    ...publicWork(candidate, outside),
    closings: candidate.closings.filter(closing => isPublicClosing(candidate, outside, closing)),
    acceptedSubmissions: candidate.acceptedSubmissions.filter(submission => !submission.held),
    baselines: publicBaselines(candidate, { outside, answers }),
    ...(candidate.targets
      ? {
          targets: candidate.targets
            .map(target => ({
              ...target,
              places: target.places.filter(place => !outside.has(place)),
            }))
            .filter(target => target.places.length > 0),
        }
      : {}),
  }
}

/** An entry without the words of evidence that is not published; itself where all of it is. */
function openEntry(entry: Candidate['entries'][number]): Candidate['entries'][number] {
  const evidence = entry.evidence.map(publicEvidence)
  return evidence.every((piece, at) => piece === entry.evidence[at]) ? entry : { ...entry, evidence }
}

/** Plans and learning of countries and regions that are shown: of a region none of whose countries is, nothing stays. */
function publicWork(
  { priorities, learning, groups }: Candidate,
  outside: ReadonlySet<string>,
): Pick<Candidate, 'priorities' | 'learning'> {
  const shown = new Set(groups.filter(group => group.places.some(place => !outside.has(place))).map(group => group.id))
  const isShown = ({ place, region }: { readonly place?: string; readonly region?: string }) =>
    region === undefined ? place === undefined || !outside.has(place) : shown.has(region)
  return { priorities: priorities.filter(isShown), learning: learning.filter(isShown) }
}

function withoutCountries(call: Call, outside: ReadonlySet<string>): Call {
  if (call.kind === 'import' || outside.size === 0) return call
  const kept = (subjects: readonly string[]) => subjects.filter(subject => !outside.has(subject))
  const asked = call.asked.map(version =>
    version.subjectKind === 'country' ? { ...version, subjects: kept(version.subjects) } : version,
  )
  const { country } = call.scope
  return { ...call, scope: country ? { ...call.scope, country: kept(country) } : call.scope, asked }
}

type Row = { readonly answer: SettledAnswer; readonly call: Call; readonly series: string }

/** One row for each asked triple of every round, silence included, and the rows of imports as they are. */
function publicAnswers(candidate: Candidate): readonly SettledAnswer[] {
  const given = new Map(candidate.answers.map(answer => [answerKey(answer), answer]))
  const imports = new Set(candidate.calls.filter(call => call.kind === 'import').map(call => call.id))
  const rows = candidate.calls
    .filter(call => call.kind === 'round')
    .flatMap(call => onceEach(call.asked.flatMap(asked => rowsOf(call, asked, given))))
  const hidden = hiddenCountries(candidate)
  const open = new Set<Row>()
  for (const over of groupedBy(rows, row => row.series).values()) {
    const [first, ...others] = over.map((row): InsideRound<Status> & { readonly row: Row } => ({
      row,
      round: row.call.id,
      opened: row.call.openedOn,
      status: row.answer.status,
      ruled: row.answer.how === 'ruling',
      held: row.answer.held === true,
    }))
    if (!first) continue
    const isHidden = first.row.answer.subjectKind === 'country' && hidden.has(first.row.answer.subject)
    const published = publicRounds<Status>([first, ...others], isHidden)
    for (const row of over) if (published.has(row.call.id)) open.add(row)
  }
  return [
    ...candidate.answers.filter(answer => imports.has(answer.call)),
    ...rows.map(row => (open.has(row) ? openRow(row.answer) : withoutAnswer(row.answer))),
  ]
}

/** A triple that two lists of a call ask is asked once. */
function onceEach(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map(row => [answerKey(row.answer), row])).values()]
}

function rowsOf(call: Call, asked: AskedVersion, given: ReadonlyMap<string, SettledAnswer>): readonly Row[] {
  const { indicator, version, subjectKind, respondentType } = asked
  const [framework] = call.edition.split('/')
  const about = [framework, indicator, version, call.period.label, subjectKind, respondentType].join('\n')
  return asked.subjects.map(subject => {
    const triple = { call: call.id, indicator, version, subjectKind, subject, respondentType }
    const answer = given.get(answerKey(triple)) ?? { ...triple, ...nothing, status: { missing: 'not-answered' } }
    return { answer, call, series: `${about}\n${subject}` }
  })
}

const nothing = { observation: '', how: 'unsettled', rationales: [], evidence: [] } as const

/** A row of which nothing goes out but that the question was put. */
function withoutAnswer(answer: SettledAnswer): SettledAnswer {
  const { call, indicator, version, subjectKind, subject, respondentType } = answer
  const status: Status = { missing: noAnswerPublished }
  return { call, indicator, version, subjectKind, subject, respondentType, ...nothing, status }
}

/** A published answer: not how it came about, and nothing of an earlier answer that was not published. */
function openRow(answer: SettledAnswer): SettledAnswer {
  const { ruling: _, held: __, correctsPublished, supersedes, lastKnown: ___, ...row } = answer
  const how = row.how === 'derived' ? row.how : 'settled'
  const open: SettledAnswer = {
    ...row,
    how,
    status: withoutReasonsInside(row.status),
    evidence: row.evidence.map(publicEvidence),
  }
  return correctsPublished && supersedes !== undefined ? { ...open, supersedes } : open
}

/** Parts of a compound answer that are missing say no more in public than the whole would. */
function withoutReasonsInside(status: Status): Status {
  if (!('parts' in status) || !status.parts) return status
  const parts = Object.entries(status.parts).map(([code, said]) => [
    code,
    insideReasons.has(said) ? noAnswerPublished : said,
  ])
  return { ...status, parts: Object.fromEntries(parts) }
}

const insideReasons: ReadonlySet<string> = new Set([
  'contested',
  'under-review',
  'outdated',
  'unknown',
  'not-collected',
  'refused',
  'not-answered',
  'suppressed',
])

/**
 * The same rule for what was derived from public statuses: a missing input says nothing of whose it was, nor does the public learn anything
 * of regions with few members. Of several rounds of a period an earlier one's status goes out only where nothing that is unpublished in a
 * later one could replace it.
 */
export function publicDerived(candidate: Candidate): Candidate {
  const hidden = hiddenCountries(candidate)
  const calls = new Map(candidate.calls.map(call => [call.id, call]))
  const unpublished = groupedBy(candidate.answers.filter(isUnpublished), answer => answer.call)
  const subjects = new Map([...unpublished].map(([call, all]) => [call, new Set(all.map(answer => answer.subject))]))
  const couldReplace = ({ call, subject, subjectKind }: SettledAnswer) =>
    subjectKind === 'country' || subjectKind === 'member' ? subjects.get(call)?.has(subject) : subjects.has(call)
  const opened = (answer: SettledAnswer) => `${calls.get(answer.call)?.openedOn} ${answer.call}`
  const derived = candidate.answers.filter(answer => answer.how === 'derived')
  const isWithheld = withheldIn(candidate)
  const open = new Set<SettledAnswer>()
  for (const over of groupedBy(derived, answer => overSeries(answer, calls)).values()) {
    for (const answer of over.toSorted((settledAnswer, other) => (opened(settledAnswer) < opened(other) ? 1 : -1))) {
      const marks = { held: false, hidden: answer.subjectKind === 'country' && hidden.has(answer.subject) }
      const isOpen = !isWithheld(answer) && publicStatus(answer.status, marks) === answer.status
      if (isOpen) open.add(answer)
      else if (couldReplace(answer)) break
    }
  }
  const answers = candidate.answers.map(answer =>
    answer.how !== 'derived' || open.has(answer) ? answer : withoutAnswer(answer),
  )
  return { ...candidate, answers }
}

/** Whether a derived status of a region would say what a few members did. */
function withheldIn(candidate: Candidate): (answer: SettledAnswer) => boolean {
  const index = releaseIndex(candidate, noAnswerPublished)
  const regionsOf = new Map(candidate.calls.map(call => [call.id, regionsWithheld(candidate, index, call)]))
  return ({ call, subjectKind, subject }) => subjectKind === 'group' && (regionsOf.get(call)?.has(subject) ?? false)
}

function overSeries(answer: SettledAnswer, calls: ReadonlyMap<string, Call>): string {
  const call = calls.get(answer.call)
  const [framework] = call?.edition.split('/') ?? []
  return [framework, answer.indicator, answer.version, call?.period.label, answer.subjectKind, answer.subject].join(
    '\n',
  )
}

function isUnpublished({ status }: SettledAnswer): boolean {
  return 'missing' in status && status.missing === noAnswerPublished
}

/** A list is publicly closed or it is not; why it is open, and whether it was held, is nobody's to know. */
function isPublicClosing(candidate: Candidate, outside: ReadonlySet<string>, closing: ListClosing): boolean {
  const hidden = hiddenCountries(candidate).has(closing.subject)
  return typeof closing.closing === 'string' && !closing.held && !hidden && !outside.has(closing.subject)
}

/** Baselines with the values that are published. Of those without, nothing says whether they are open, unknown, refused or held. */
function publicBaselines(
  candidate: Candidate,
  { outside, answers }: { readonly outside: ReadonlySet<string>; readonly answers: readonly SettledAnswer[] },
): Candidate['baselines'] {
  const about = (one: { readonly call?: string; readonly subject: string; readonly indicator: string }) =>
    `${one.call} ${one.subject} ${one.indicator}`
  const given = answers.filter(({ subjectKind, status }) => subjectKind === 'country' && !('missing' in status))
  const published = new Set(given.map(about))
  const hidden = hiddenCountries(candidate)
  const isShown = ({ subject }: Baseline) => !outside.has(subject) && !hidden.has(subject)
  return candidate.baselines.filter(isShown).map(baseline => ({
    ...baseline,
    values: baseline.values.map((value): BaselineValue => {
      const { indicator, version, status } = value
      if ('missing' in status)
        return {
          indicator,
          version,
          status: { missing: status.missing === 'not-applicable' ? status.missing : noAnswerPublished },
        }
      const isOpen = value.source !== 'answer' || published.has(about({ ...value, subject: baseline.subject }))
      return isOpen
        ? { ...value, status: withoutReasonsInside(status) }
        : { indicator, version, status: { missing: noAnswerPublished } }
    }),
  }))
}
