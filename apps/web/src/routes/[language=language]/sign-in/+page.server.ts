import { desksOf, house } from '@waymark/operations'
import { mayTryHere } from '#lib/server/try.ts'
import { sessionOf } from '#lib/server/session.ts'

export async function load(event) {
  const desks = await desksOf(house(), sessionOf(event))
  return {
    desks: desks.map(({ network }) => ({ slug: network.slug, names: network.names })),
    mayTry: mayTryHere(event),
  }
}
