import { redactionsPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return redactionsPage(await deskFor(event, 'agree-redaction'))
}
