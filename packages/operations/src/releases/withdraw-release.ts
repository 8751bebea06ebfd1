/** Withdraws a release: its bytes stay at their address, under a notice that says why and names what replaces it. */
import { done, refused, type Result, plainText, textLanguageOf } from '@waymark/language'
import { markWithdrawn, releasesOf, saveText } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'

export type WithdrawalForm = {
  readonly release: string
  readonly reason: string
  readonly replacedBy: string
  readonly language: string
}

export type WithdrawalRefusal =
  | CommonRefusal
  | { readonly kind: 'release.withdrawn-already' }
  | { readonly kind: 'release.unknown'; readonly field: 'replacedBy'; readonly label: string }

export async function withdrawRelease(desk: Desk, form: WithdrawalForm): Promise<Result<string, WithdrawalRefusal>> {
  return perform<string, WithdrawalRefusal>(desk, 'withdraw-release', async ({ t, at, about }) => {
    const releases = await releasesOf(t)
    const release = releases.find(release => release.id === form.release)
    if (!release) return refused({ kind: 'thing.not-found' })
    if (release.withdrawnAt) return refused({ kind: 'release.withdrawn-already' })
    const reason = plainText(form.reason)
    if (reason === '') return refused({ kind: 'field.missing', field: 'reason' })
    const replacedBy = form.replacedBy.trim() || null
    if (replacedBy && !releases.some(releaseRow => releaseRow.label === replacedBy && releaseRow.id !== release.id))
      return refused({ kind: 'release.unknown', field: 'replacedBy', label: replacedBy })
    const language = textLanguageOf(form.language)
    const id = await saveText(t, { language, body: reason })
    await markWithdrawn(t, release.id, { at, reason: { id, language, body: reason }, replacedBy })
    about(release.id, { withdrawn: true, replacedBy })
    return done(release.label)
  })
}
