/** The small test network behind the served site, and a way in for each of its people. */
import { useHouse, type House } from '@waymark/operations'
import { makeSignInLink } from '@waymark/operations'
import type { Serving } from '../../apps/web/server.ts'
import { serveSite } from '../browser/served.ts'
import { openWorld, type PersonName, type World } from '../database/world.ts'
import { visitor, type Visitor } from './visitor.ts'

export type DeskWorld = {
  readonly world: World
  readonly origin: string
  /** Signs the person in by a link, as they would, and gives their browser. */
  readonly enter: (person: PersonName, language?: string) => Promise<Visitor>
  readonly close: () => Promise<void>
}

export const desk = '/en/test-network/desk'

export async function openDeskWorld(): Promise<DeskWorld> {
  const world = await openWorld()
  useHouse(world.house)
  const site: Serving = await serveSite()
  const origin = `http://localhost:${site.port}`
  return {
    world,
    origin,
    async enter(person, language = 'en') {
      const link = await linkOf(world.house, world, person)
      const browser = visitor(origin)
      const page = await browser.open(`/${language}/sign-in/${link}`)
      await browser.send(page)
      return browser
    },
    async close() {
      await site.close()
      await world.close()
    },
  }
}

async function linkOf(house: House, world: World, person: PersonName): Promise<string> {
  const { person: who } = await world.sit(person)
  return (await makeSignInLink(house, who!.id)).token
}
