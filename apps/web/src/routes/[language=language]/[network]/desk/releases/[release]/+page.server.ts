import { releasesPage, withdrawRelease } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'withdraw-release')
  const { releases } = await releasesPage(desk)
  const release = shownTo(
    event,
    releases.find(({ label }) => label === event.params.release),
  )
  if (release.withdrawnOn !== null) leadElsewhere(event, 'releases')
  formKey(event)
  const others = releases.filter(({ id }) => id !== release.id)
  return {
    release,
    others: others.map(({ label }) => label),
    next: others.find(({ withdrawnOn }) => withdrawnOn === null)?.label ?? null,
  }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        withdrawRelease(desk, {
          release: form.id('release'),
          reason: form.text('reason'),
          replacedBy: form.text('replacedBy'),
          language: form.language,
        }),
      { to: () => 'releases?done=withdrawn' },
    ),
}
