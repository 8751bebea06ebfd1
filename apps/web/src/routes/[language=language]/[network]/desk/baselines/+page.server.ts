import { baselinesPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { lines: await baselinesPage(await deskFor(event, 'save-baseline')) }
}
