import { error } from '@sveltejs/kit'
import { publicKeys } from '#lib/server/public-keys.ts'

export const GET = async ({ params }) => {
  const networks = await publicKeys()
  const found = networks.flatMap(network => network.keys).find(key => `${key.keyId}.key` === params.key)
  if (!found) error(404, 'There is no such key.')
  return new Response(`${found.publicKey}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
