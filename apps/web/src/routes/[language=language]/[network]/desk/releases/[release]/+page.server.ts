import { releasesPage, withdrawRelease } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'withdraw-release')
  const { releases } = await releasesPage(desk)
  const release = shownTo(
    event,
    releases.find(release => release.label === event.params.release && release.withdrawnOn === null),
  )
  return { release, others: releases.filter(one => one.id !== release.id).map(release => release.label) }
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
