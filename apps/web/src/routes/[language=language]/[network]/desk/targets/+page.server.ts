import { targetsPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return targetsPage(await deskFor(event, 'agree-target'))
}
