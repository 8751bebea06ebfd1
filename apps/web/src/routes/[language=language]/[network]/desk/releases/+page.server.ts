import { releasesPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { page: await releasesPage(await deskFor(event, 'publish-release')) }
}
