import { plansPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { countries: await plansPage(await deskFor(event, 'record-dialogue')) }
}
