import { json } from '@sveltejs/kit'
import { house, passkeyToAsk } from '@waymark/operations'

export const POST = async ({ url }) => json(await passkeyToAsk(house(), url))
