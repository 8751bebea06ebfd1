import { today } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { today: await today(await deskFor(event)) }
}
