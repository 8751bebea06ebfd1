import { error, json } from '@sveltejs/kit'
import { runtime, passkeyToMake } from '@waymark/operations'
import { accountFor } from '#lib/server/account.ts'

export async function POST(event) {
  const { session } = await accountFor(event)
  const options = await passkeyToMake(runtime(), session, event.url)
  return options.ok ? json(options.value) : error(403, options.refusal.kind)
}
