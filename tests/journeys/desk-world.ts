/** The small test network behind the served site, and a way in for each of its people. */
import { beginSession, useRuntime } from '@waymark/operations'
import type { Serving } from '../../apps/web/server.ts'
import { serveSite } from '../browser/served.ts'
import { makeSignInLink, openWorld, type PersonName, type World } from '@waymark/testing'
import { visitor, type Visitor } from './visitor.ts'

export type DeskWorld = {
  readonly world: World
  readonly origin: string
  /** The browser of a person whom the installation itself has let in. */
  readonly enter: (person: PersonName) => Promise<Visitor>
  /** A link that lets the person in once. */
  readonly linkFor: (person: PersonName) => Promise<string>
  readonly close: () => Promise<void>
}

export const desk = '/en/test-network/desk'

export async function openDeskWorld(): Promise<DeskWorld> {
  const world = await openWorld()
  useRuntime(world.runtime)
  const site: Serving = await serveSite().catch(async problem => {
    await world.close()
    throw problem
  })
  const origin = `http://localhost:${site.port}`
  const idOf = async (person: PersonName) => (await world.signInAs(person)).person!.id
  return {
    world,
    origin,
    async enter(person) {
      const { token } = await beginSession(world.runtime, await idOf(person))
      return visitor(origin, `waymark=${token}`)
    },
    linkFor: async person => (await makeSignInLink(world.runtime, await idOf(person))).token,
    async close() {
      await site.close()
      await world.close()
    },
  }
}
