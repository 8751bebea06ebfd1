/** Freezes a candidate and shows each respondent its own subjects before anything is published. */
import { done, refused, type Result } from '@waymark/language'
import { addDays, type Day } from '@waymark/network'
import type { Candidate } from '@waymark/scorecard'
import {
  carryReplies,
  freezePreviewAgain,
  lockPreview,
  openPreview,
  previewedOf,
  releasesOf,
  roundById,
  writePreview,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import { perform, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { publicRecordNamed } from '../public-record/public-record-named.ts'
import { roundCandidate, sameStatus } from '../releases/round-candidate.ts'

export type PreviewForm = {
  readonly rounds: readonly string[]
  /** `YYYY-n`, as releases are named. */
  readonly label: string
  /** How many days the asked have to look; 0 ends it at once. */
  readonly days: string
}

const longestPreview = 90 // days; longer is a forgotten preview, not a patient one

/** Starts the one open preview of the network. */
export async function startPreview(desk: Desk, form: PreviewForm): Promise<Result<string, Refusal>> {
  const publicRecord = await publicRecordNamed(desk)
  return perform<string, Refusal>(desk, 'start-preview', async ({ t, at, today, about }) => {
    if (await openPreview(t)) return refused({ kind: 'preview.open-already' })
    const label = form.label.trim()
    if (!/^\d{4}-\d+$/.test(label))
      return refused({ kind: 'release.label-malformed', field: 'label', given: label } as Refusal)
    if ((await releasesOf(t)).some(release => release.label === label))
      return refused({ kind: 'release.label-taken', field: 'label', label } as Refusal)
    const days = readDays(form.days)
    if (days === undefined)
      return refused({
        kind: 'preview.days-malformed',
        field: 'days',
        given: form.days,
        most: longestPreview,
      } as Refusal)
    if (form.rounds.length === 0) return refused({ kind: 'field.missing', field: 'rounds' })
    for (const round of form.rounds) if (!(await roundById(t, round))) return refused({ kind: 'thing.not-found' })
    const candidate = await roundCandidate(t, {
      network: desk.network,
      rounds: form.rounds,
      objections: [],
      today,
      publicRecord,
    })
    const id = uuidv7()
    await writePreview(t, {
      id,
      label,
      rounds: [...form.rounds],
      candidate,
      frozenAt: at,
      endsOn: addDays(today as Day, days),
      person: desk.person?.id ?? null,
    })
    about(id, { label, rounds: form.rounds, days })
    return done(id)
  })
}

/** Freezes the candidate anew after answers changed; those whose answers changed are asked again. */
export async function freezeAgain(
  desk: Desk,
  form: { readonly preview: string; readonly days: string },
): Promise<Result<{ readonly changed: readonly string[] }, Refusal>> {
  const publicRecord = await publicRecordNamed(desk)
  return perform<{ readonly changed: readonly string[] }, Refusal>(
    desk,
    'freeze-again',
    async ({ t, at, today, about }) => {
      const preview = await lockPreview(t, form.preview)
      if (!preview || preview.state !== 'open') return refused({ kind: 'thing.not-found' })
      const days = readDays(form.days)
      if (days === undefined)
        return refused({
          kind: 'preview.days-malformed',
          field: 'days',
          given: form.days,
          most: longestPreview,
        } as Refusal)
      const candidate = await roundCandidate(t, {
        network: desk.network,
        rounds: preview.rounds,
        objections: [],
        today,
        publicRecord,
      })
      const changed = changedSubjects(preview.candidate as Candidate, candidate)
      const asked = await previewedOf(t, preview.rounds)
      const same = asked.filter(one => !changed.has(one.place ?? one.member ?? 'network')).map(one => one.subject)
      await carryReplies(t, { preview: preview.id, subjects: same, frozenTimes: preview.frozenTimes + 1 })
      await freezePreviewAgain(t, { id: preview.id, candidate, at, endsOn: addDays(today as Day, days) })
      about(preview.id, { changed: [...changed] })
      return done({ changed: [...changed] })
    },
  )
}

/** The subjects of whom anything that would be published differs between two candidates. */
export function changedSubjects(before: Candidate, now: Candidate): ReadonlySet<string> {
  const key = (one: Candidate['answers'][number]) =>
    `${one.call} ${one.indicator} ${one.version} ${one.subjectKind} ${one.subject} ${one.respondentType}`
  const said = (one: Candidate['answers'][number]) => ({ ...one, observation: '', supersedes: '' })
  const standing = new Map(before.answers.map(answer => [key(answer), answer]))
  const changed = now.answers.filter(answer => {
    const old = standing.get(key(answer))
    return !old || !sameStatus(said(old), said(answer))
  })
  return new Set(changed.map(one => one.subject))
}

function readDays(typed: string): number | undefined {
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : undefined
  return days !== undefined && days <= longestPreview ? days : undefined
}
