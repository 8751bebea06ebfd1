/** Asks for a draft release, which a job computes and each respondent looks at before anything is published. */
import { done, refused, type Result } from '@waymark/language'
import { addDays, type Day } from '@waymark/network'
import {
  freezePreviewAgain,
  lockPreview,
  openPreview,
  releasesOf,
  roundById,
  writeDraft,
  writePreview,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import { perform, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'

export type PreviewForm = {
  readonly rounds: readonly string[]
  /** `YYYY-n`, as releases are named. */
  readonly label: string
  /** How many days the asked have to look; 0 ends it at once. */
  readonly days: string
}

const longestPreview = 90 // days; longer is a forgotten preview, not a patient one

/** Starts the one open preview of the network; its draft is computed beside, see `computeDraft`. */
export async function startPreview(desk: Desk, form: PreviewForm): Promise<Result<string, Refusal>> {
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
    const id = uuidv7()
    await writePreview(t, {
      id,
      label,
      rounds: [...form.rounds],
      frozenAt: at,
      endsOn: addDays(today as Day, days),
      person: desk.person?.id ?? null,
    })
    await writeDraft(t, { id: uuidv7(), preview: id, frozenTimes: 1, person: desk.person?.id ?? null, at })
    about(id, { label, rounds: form.rounds, days })
    return done(id)
  })
}

/** Asks for a draft anew after answers changed; once it is ready, those whose answers changed are asked again. */
export async function freezeAgain(
  desk: Desk,
  form: { readonly preview: string; readonly days: string },
): Promise<Result<string, Refusal>> {
  return perform<string, Refusal>(desk, 'freeze-again', async ({ t, at, today, about }) => {
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
    const frozenTimes = preview.frozenTimes + 1
    await freezePreviewAgain(t, { id: preview.id, at, endsOn: addDays(today as Day, days) })
    await writeDraft(t, { id: uuidv7(), preview: preview.id, frozenTimes, person: desk.person?.id ?? null, at })
    about(preview.id, { frozenTimes, days })
    return done(preview.id)
  })
}

function readDays(typed: string): number | undefined {
  const days = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : undefined
  return days !== undefined && days <= longestPreview ? days : undefined
}
