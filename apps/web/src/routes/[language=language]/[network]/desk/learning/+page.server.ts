import { learningPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { chains: await learningPage(await deskFor(event, 'record-finding')) }
}
