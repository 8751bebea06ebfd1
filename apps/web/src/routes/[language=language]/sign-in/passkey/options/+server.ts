import { json } from '@sveltejs/kit'
import { runtime, passkeyToAsk } from '@waymark/operations'

export const POST = async ({ url }) => json(await passkeyToAsk(runtime(), url))
