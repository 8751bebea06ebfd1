/** Agrees, as a second person, that a country is hidden, or shown again. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  agreeToHide,
  agreeToShow,
  areProved,
  freezePreviewAgain,
  hideInReleases,
  lockHiding,
  lockPreview,
  openPreview,
  writeDraft,
} from '@waymark/store'
import { uuidv7 } from 'uuidv7'
import { perform, type Act, type Desk } from '../desk.ts'
import { notifyAdministrators } from '../mail/notify-administrators.ts'
import type { HidingRefusal } from './ask-hiding.ts'
import { noteHiding } from './hidden-list.ts'

export type HidingAgreed = { readonly place: string; readonly shown: boolean; readonly releases: number }

/**
 * Agrees. Hidden, a country's files are made again in every release by a job; until then nobody reads these. Shown again, it may be in
 * later releases, and those that were made again stay as they are. A draft that is looked at is computed anew either way. Refuses the person
 * who asked, and two of whom one is not proved to be a person of their own. All administrators are told, not of which country. The list beside the data is written before the transaction ends.
 */
export async function agreeHiding(
  desk: Desk,
  form: { readonly hiding: string },
): Promise<Result<HidingAgreed, HidingRefusal>> {
  return perform<HidingAgreed, HidingRefusal>(desk, 'agree-hiding', async act => {
    const { t, at, today, about } = act
    // Signing takes the same lock: a release is made before it, and hidden here, or with the country hidden.
    const preview = await openPreview(t)
    if (preview) await lockPreview(t, preview.id)
    const asked = readId(form.hiding).ok ? await lockHiding(t, form.hiding) : undefined
    const shown = asked?.agreedAt != null
    if (!asked || (shown && !asked.liftAskedAt)) return refused({ kind: 'thing.not-found' })
    const first = shown ? asked.liftAskedBy : asked.askedBy
    if (desk.person) {
      if (first === desk.person.id) return refused({ kind: 'hiding.same-person' })
      const persons = first ? [first, desk.person.id] : [desk.person.id]
      if (!(await areProved(t, persons))) return refused({ kind: 'second.not-proved' })
    }
    const agreed = { id: asked.id, person: desk.person?.id ?? null, at }
    await (shown ? agreeToShow(t, agreed) : agreeToHide(t, agreed))
    const releases = shown ? 0 : await hideInReleases(t, { place: asked.place, day: today })
    await computeAnew(act)
    about(asked.id, { place: asked.place, shown, releases })
    await notifyAdministrators(desk, act, shown ? 'showing-agreed' : 'hiding-agreed')
    noteHiding(desk.runtime.installation.folder, { day: today, network: desk.network.id, place: asked.place, shown })
    return done({ place: asked.place, shown, releases })
  })
}

/** The draft that is looked at is computed anew, by the installation itself, and its days stay as they are. */
export async function computeAnew({ t, at }: Pick<Act, 't' | 'at'>): Promise<void> {
  const preview = await openPreview(t)
  if (!preview || preview.state !== 'open') return
  await freezePreviewAgain(t, { id: preview.id, at, endsOn: preview.endsOn })
  await writeDraft(t, { id: uuidv7(), preview: preview.id, frozenTimes: preview.frozenTimes + 1, person: null, at })
}
