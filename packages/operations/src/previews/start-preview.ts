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
import type { CommonRefusal } from '../refusal.ts'

export type PreviewForm = {
  readonly rounds: readonly string[]
  /** `YYYY-n`, as releases are named. */
  readonly label: string
  /** How many days the asked have to look; 0 ends it at once. */
  readonly days: string
}

export type PreviewRefusal =
  | CommonRefusal
  | { readonly kind: 'preview.open-already' }
  | { readonly kind: 'release.label-malformed'; readonly field: 'label'; readonly given: string }
  | { readonly kind: 'release.label-taken'; readonly field: 'label'; readonly label: string }
  | PreviewDaysRefusal
export type PreviewDaysRefusal = {
  readonly kind: 'preview.days-malformed'
  readonly field: 'days'
  readonly given: string
  readonly most: number
}

const longestPreview = 90 // days; longer is a forgotten preview, not a patient one

/** Starts the one open preview of the network; its draft is computed beside, see `computeDraft`. */
export async function startPreview(desk: Desk, form: PreviewForm): Promise<Result<string, PreviewRefusal>> {
  return perform<string, PreviewRefusal>(desk, 'start-preview', async ({ t, at, today, about }) => {
    if (await openPreview(t)) return refused({ kind: 'preview.open-already' })
    const label = form.label.trim()
    if (!/^\d{4}-\d+$/.test(label)) return refused({ kind: 'release.label-malformed', field: 'label', given: label })
    if ((await releasesOf(t)).some(release => release.label === label))
      return refused({ kind: 'release.label-taken', field: 'label', label })
    const days = readDays(form.days)
    if (!days.ok) return days
    if (form.rounds.length === 0) return refused({ kind: 'field.missing', field: 'rounds' })
    for (const round of form.rounds) if (!(await roundById(t, round))) return refused({ kind: 'thing.not-found' })
    const id = uuidv7()
    await writePreview(t, {
      id,
      label,
      rounds: [...form.rounds],
      frozenAt: at,
      endsOn: addDays(today as Day, days.value),
      person: desk.person?.id ?? null,
    })
    await writeDraft(t, { id: uuidv7(), preview: id, frozenTimes: 1, person: desk.person?.id ?? null, at })
    about(id, { label, rounds: form.rounds, days: days.value })
    return done(id)
  })
}

/** Asks for a draft anew after answers changed; once it is ready, those whose answers changed are asked again. */
export async function freezeAgain(
  desk: Desk,
  form: { readonly preview: string; readonly days: string },
): Promise<Result<string, CommonRefusal | PreviewDaysRefusal>> {
  return perform<string, CommonRefusal | PreviewDaysRefusal>(desk, 'freeze-again', async ({ t, at, today, about }) => {
    const preview = await lockPreview(t, form.preview)
    if (!preview || preview.state !== 'open') return refused({ kind: 'thing.not-found' })
    const days = readDays(form.days)
    if (!days.ok) return days
    const frozenTimes = preview.frozenTimes + 1
    await freezePreviewAgain(t, { id: preview.id, at, endsOn: addDays(today as Day, days.value) })
    await writeDraft(t, { id: uuidv7(), preview: preview.id, frozenTimes, person: desk.person?.id ?? null, at })
    about(preview.id, { frozenTimes, days: days.value })
    return done(preview.id)
  })
}

function readDays(given: string): Result<number, PreviewDaysRefusal> {
  const days = /^\d{1,2}$/.test(given.trim()) ? Number(given) : undefined
  if (days !== undefined && days <= longestPreview) return done(days)
  return refused({ kind: 'preview.days-malformed', field: 'days', given, most: longestPreview })
}
