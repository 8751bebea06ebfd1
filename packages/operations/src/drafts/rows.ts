/** The rows that signing a draft writes beside its files: observations, and which texts go with it. */
import { canonicalBytes, type Candidate } from '@waymark/scorecard'
import {
  groupSubjectsByCode,
  latestObservations,
  subjectsOf,
  versionsByNumber,
  type DraftFileRow,
  type InNetwork,
} from '@waymark/store'
import { sha256Of } from '../sha256.ts'

export type RowsToWrite = { readonly observations: readonly unknown[] }

/** Every settled answer that is not held becomes an observation once: what is held was never published. */
export async function rowsToWrite(t: InNetwork, candidate: Candidate): Promise<RowsToWrite> {
  const subjects = new Map(
    (await subjectsOf(t)).map(subject => [subject.place ?? subject.member ?? subject.group ?? 'network', subject.id]),
  )
  const groupCodes = await groupSubjectsByCode(t)
  const subjectOf = (key: string) => subjects.get(key) ?? groupCodes.get(key)!
  const versions = await versionsByNumber(t)
  const latest = await latestObservations(
    t,
    candidate.calls.map(call => call.id),
  )
  const standing = new Set(latest.map(observation => observation.id))
  const calls = new Map(candidate.calls.map(call => [call.id, call]))
  const versionOf = (answer: Candidate['answers'][number]) => {
    const framework = calls.get(answer.call)!.edition.split('/')[0]
    return versions.get(`${framework} ${answer.indicator} ${answer.version}`)!
  }
  return {
    observations: candidate.answers
      .filter(answer => !answer.held && !standing.has(answer.observation))
      .map(answer => ({
        id: answer.observation,
        round: answer.call,
        version: versionOf(answer).id,
        subject: subjectOf(answer.subject),
        period: calls.get(answer.call)!.period.label,
        respondentType: answer.respondentType,
        instrument: calls.get(answer.call)!.edition,
        status: answer.status,
        how: answer.how,
        settledOn: answer.settledOn ?? null,
        supersedes: answer.supersedes ?? null,
      })),
  }
}

const mostRows = 1000 // rows of one part; read again as a whole by the statement that signs

/** The same as files of a draft, by name in parts of bounded length. */
export function* rowFiles(lists: Readonly<Record<string, readonly unknown[]>>): Generator<DraftFileRow> {
  for (const [name, list] of Object.entries(lists))
    for (let at = 0; at < list.length; at += mostRows) {
      const bytes = canonicalBytes(list.slice(at, at + mostRows))
      const path = `${name}/${String(at / mostRows + 1).padStart(4, '0')}`
      yield { area: 'rows', path, bytes, sha256: sha256Of(bytes) }
    }
}
