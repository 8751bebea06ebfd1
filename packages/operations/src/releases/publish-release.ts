/** Publishes what a preview froze: writes the observations, locks the baselines, and seals the files. */
import { done, refused, type Result } from '@waymark/language'
import type { Candidate, Objection } from '@waymark/scorecard'
import {
  groupSubjectsByCode,
  latestObservations,
  lockBaselines,
  lockPreview,
  previewedOf,
  releasesOf,
  repliesOf,
  roundsOfRelease,
  setPreviewState,
  setReplacedBy,
  subjectsOf,
  versionsByNumber,
  writeObservations,
  type InNetwork,
  type PreviewRow,
} from '@waymark/store'
import { dayOf, perform, type Act, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { changedSubjects } from '../previews/start-preview.ts'
import { publicRecordNamed } from '../public-record/public-record-named.ts'
import { roundCandidate } from './round-candidate.ts'
import { sealRelease } from './seal-release.ts'

export type Published = { readonly release: string; readonly label: string }

/** Publishes; refuses while the asked may still reply, while an objection has no answer, and where answers changed since the freeze. */
export async function publishRelease(
  desk: Desk,
  form: { readonly preview: string },
): Promise<Result<Published, Refusal>> {
  const publicRecord = await publicRecordNamed(desk)
  return perform<Published, Refusal>(desk, 'publish-release', async act => {
    const { t, today, about } = act
    const preview = await lockPreview(t, form.preview)
    if (!preview || preview.state !== 'open') return refused({ kind: 'thing.not-found' })
    const replies = await repliesOf(t, preview.id)
    const waiting = await stillWaiting(t, preview, today)
    if (waiting > 0) return refused({ kind: 'preview.still-open', endsOn: preview.endsOn, waiting } as Refusal)
    const unanswered = replies.filter(reply => reply.reply === 'object' && reply.answer === null).length
    if (unanswered > 0) return refused({ kind: 'preview.objection-unanswered', unanswered } as Refusal)
    const frozen = preview.candidate as Candidate
    const now = await roundCandidate(t, {
      network: desk.network,
      rounds: preview.rounds,
      objections: [],
      today,
      publicRecord,
    })
    const changed = changedSubjects(frozen, now)
    if (changed.size > 0) return refused({ kind: 'preview.changed-since', changed: changed.size } as Refusal)
    const objections = replies.flatMap((reply): Objection[] =>
      reply.reply === 'object' && reply.code && reply.text
        ? [
            {
              indicator: reply.code,
              subject: reply.place ?? 'network',
              text: reply.text,
              ...(reply.answer ? { reply: reply.answer } : {}),
              day: dayOf(reply.at),
            },
          ]
        : [],
    )
    const candidate: Candidate = { ...frozen, objections }
    await keepObservations(act, candidate)
    const release = await sealRelease(act, { desk, candidate, label: preview.label, rounds: preview.rounds })
    await setPreviewState(t, preview.id, 'published')
    await markReplaced(t, release)
    about(release.id, { label: preview.label, manifest: release.manifest })
    return done({ release: release.id, label: preview.label })
  })
}

/** Respondents and subjects without a reply, while the preview's days still run; 0 once they are over. */
export async function stillWaiting(t: InNetwork, preview: PreviewRow, today: string): Promise<number> {
  if (today >= preview.endsOn) return 0
  const replied = new Set(
    (await repliesOf(t, preview.id))
      .filter(reply => reply.frozenTimes === preview.frozenTimes)
      .map(reply => `${reply.respondent} ${reply.subject}`),
  )
  return (await previewedOf(t, preview.rounds)).filter(one => !replied.has(`${one.respondent} ${one.subject}`)).length
}

/** Every settled answer becomes an observation once; the first values of a country become its baseline. */
async function keepObservations({ t, at, today }: Act, candidate: Candidate): Promise<void> {
  const subjects = new Map(
    (await subjectsOf(t)).map(subject => [subject.place ?? subject.member ?? subject.group ?? 'network', subject.id]),
  )
  const groupCodes = await groupSubjectsByCode(t)
  const subjectOf = (key: string) => subjects.get(key) ?? groupCodes.get(key)!
  const versions = await versionsByNumber(t)
  const standing = new Set(
    (
      await latestObservations(
        t,
        candidate.calls.map(call => call.id),
      )
    ).map(observation => observation.id),
  )
  const calls = new Map(candidate.calls.map(call => [call.id, call]))
  const answers = new Map(candidate.answers.map(answer => [answer.observation, answer]))
  const versionOf = (answer: Candidate['answers'][number]) => {
    const framework = calls.get(answer.call)!.edition.split('/')[0]
    return versions.get(`${framework} ${answer.indicator} ${answer.version}`)!
  }
  await writeObservations(
    t,
    candidate.answers
      .filter(answer => !standing.has(answer.observation))
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
        at,
      })),
  )
  const locked = candidate.baselines.flatMap(baseline => {
    const answer = answers.get(baseline.observation)
    if (!answer) return []
    const subject = subjectOf(baseline.subject)
    const { observation, status } = baseline
    return [{ subject, indicator: versionOf(answer).indicator, round: answer.call, observation, status, day: today }]
  })
  await lockBaselines(t, locked)
}

/** An older release of the same rounds names the new one. */
async function markReplaced(
  t: InNetwork,
  made: { readonly id: string; readonly label: string; readonly rounds: readonly string[] },
): Promise<void> {
  for (const older of await releasesOf(t)) {
    if (older.id === made.id || older.replacedBy) continue
    const rounds = await roundsOfRelease(t, older.id)
    if (rounds.length > 0 && rounds.every(round => made.rounds.includes(round)))
      await setReplacedBy(t, older.id, made.label)
  }
}
