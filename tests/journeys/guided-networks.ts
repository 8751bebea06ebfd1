/**
 * Two networks on one served site in which every step of a guide can be taken: the furnished desk, and one that has been through a round: answers
 * accepted, contested and corrected, offices, a release that stands and one that was withdrawn, a closed round and an open one after it.
 */
import { beginSession, invitePerson, type Desk } from '@waymark/operations'
import { must, type PersonName } from '@waymark/testing'
import { fillNetwork } from '../isolation/filled-network.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { askedAgain, releasedAgain } from './filled-later.ts'
import { furnish } from './furnished-desk.ts'
import { visitor, type Shown, type Visitor } from './visitor.ts'

/** Somebody at one of the networks, with addresses there that no list leads to. */
export type Guest = { readonly slug: string; readonly browser: Visitor; readonly addresses: readonly string[] }

export type Guided = {
  readonly here: DeskWorld
  /** Who reads the guide of a role. */
  readonly guests: Readonly<Record<string, readonly Guest[]>>
  /** Pages that only a sent form makes, and one from before a preview was started; by role. */
  readonly answered: Readonly<Record<string, readonly Shown[]>>
}

const filledSlug = 'filled'

export async function openGuided(): Promise<Guided> {
  const here = await openDeskWorld()
  try {
    return await furnished(here)
  } catch (problem) {
    await here.close()
    throw problem
  }
}

async function furnished(here: DeskWorld): Promise<Guided> {
  const paths = (await furnish(here)).map(({ path }) => `/en${path}`)
  const filled = await fillNetwork(here.world.runtime, { slug: filledSlug, kind: 'network', canary: 'Said:' })
  const release = await releasedAgain(filled)
  const keeper = await inFilledAs(here, (await filled.desk('secretariat')).person!.id, [])
  const closed = await keeper.browser.open(`/en/${filledSlug}/desk/rounds/${filled.shared.round}`)
  const at = (await askedAgain(filled, release)).map(path => `/en/${filledSlug}/${path}`)
  const inFurnished = async (person: PersonName): Promise<Guest> => ({
    slug: 'test-network',
    browser: await here.enter(person),
    addresses: paths,
  })
  const inFilled = async (of: Desk): Promise<Guest> => inFilledAs(here, of.person!.id, at)
  const invite = async (name: string, role: string, more: object = {}) => {
    const { person } = must(await invitePerson(here.world.runtime, { network: filledSlug, name, role, ...more }))
    return inFilledAs(here, person, at)
  }
  const secretariat = await inFurnished('sigrid')
  const sheet = await secretariat.browser.open(`${desk}/registry/sheet`)
  const line = 'name,from,countries\nNewcomer,2024-01-01,QMA\n'
  return {
    here,
    answered: { secretariat: [closed, await secretariat.browser.send(sheet, { sheet: line }, { action: '?/try' })] },
    guests: {
      administrator: [await inFurnished('adele')],
      auditor: [await inFurnished('aud')],
      contributor: [
        await inFurnished('arva'),
        await inFilled(await filled.desk('contributor')),
        await invite('Bo', 'contributor', { member: 'Birch' }),
      ],
      coordinator: [await inFurnished('kaja'), await inFilled(await filled.desk('coordinator'))],
      'focal-point': [await invite('Fia', 'focal-point')],
      reader: [{ slug: filledSlug, browser: visitor(here.origin), addresses: at }],
      respondent: [await inFilled(await filled.desk('respondent'))],
      reviewer: [await inFurnished('rune'), await inFilled(await filled.desk('reviewer'))],
      secretariat: [secretariat, await inFilled(await filled.desk('secretariat'))],
    },
  }
}

async function inFilledAs(here: DeskWorld, person: string, addresses: readonly string[]): Promise<Guest> {
  const { token } = await beginSession(here.world.runtime, person)
  return { slug: filledSlug, browser: visitor(here.origin, `waymark=${token}`), addresses }
}
