import { roundsPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { rounds: await roundsPage(await deskFor(event, 'open-round', 'settle-answer')) }
}
