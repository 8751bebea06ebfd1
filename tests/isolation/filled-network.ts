/**
 * An invented network in which every kind of thing exists twice: once in a northern country and once in a southern one. Every
 * text in it carries the network's canary, so that a leak shows wherever it comes out.
 */
import type { Role } from '@waymark/network'
import {
  type Desk,
  type Runtime,
  beginSession,
  deskOf,
  foundNetwork,
  invitePerson,
  openRound,
  readAs,
} from '@waymark/operations'
import { type SubmissionRow, respondentsOf, submissionsOfRespondents } from '@waymark/store'
import { adoptedAndInUse, must, testNetwork } from '@waymark/testing'
import { uuidv7 } from 'uuidv7'
import { answer } from './filled-answers.ts'
import { ofRegion } from './filled-entries.ts'
import { ofOffice, thingsIn } from './filled-places.ts'
import { sharedThings } from './filled-releases.ts'
import { type Filled, type Making, members, offices } from './filled-world.ts'

export { acceptance } from './filled-answers.ts'
export type { Filled, OfficeThings, Shared, Things } from './filled-world.ts'

export type FillWish = { readonly slug: string; readonly kind: 'network' | 'closed'; readonly canary: string }

export async function fillNetwork(runtime: Runtime, { slug, kind, canary }: FillWish): Promise<Filled> {
  const from = '2021-01-01'
  const system = await foundNetwork(runtime, {
    ...testNetwork,
    slug,
    kind,
    members: Object.entries(members).map(([name, { place }]) => ({
      name,
      shown: 'country' as const,
      from,
      until: null,
      places: [{ code: place, from, until: null }],
    })),
    offices: Object.entries(offices).map(([name, office]) => ({ name, ...office, from, until: null })),
  })
  const edition = await adoptedAndInUse(system, '2021-2025')
  const round = must(await openRound(system, { edition, label: 'Round 2025', period: '2025', due: '2026-03-31' }))
  const desks = new Map<string, Desk>()
  const desk = async (role: Role['name']) => {
    const known = desks.get(role) ?? (await deskIn(runtime, system, role))
    desks.set(role, known)
    return known
  }
  const making: Making = { system, canary, desk, reviewer: await desk('reviewer'), drafts: await draftsOf(system) }
  for (const [name, { says }] of Object.entries(members)) await answer(making, { name, says })
  const north = await thingsIn(making, { edition, draft: 'Alder', toReview: 'Cedar', accepted: 'Birch' })
  const south = await thingsIn(making, { edition, draft: 'Dogwood', toReview: 'Elm', accepted: 'Fir' })
  const shared = { edition, round, ...(await sharedThings(making, { round, north })) }
  const ofOffices = {
    Juniper: await ofOffice(making, 'Juniper'),
    Larch: await ofOffice(making, 'Larch'),
    Maple: await ofOffice(making, 'Maple'),
  }
  const regional = await ofRegion(making, north.place)
  return { slug, system, north, south, shared, offices: ofOffices, regional, desk }
}

async function deskIn(runtime: Runtime, system: Desk, role: Role['name']): Promise<Desk> {
  const { slug } = system.network
  // Nobody can be invited as focal point while nothing is kept for one: such a desk is made by hand.
  if (role === 'focal-point')
    return { ...system, person: { id: uuidv7(), name: role, language: 'en' }, roles: [{ name: role }] }
  const scope = role === 'lead' || role === 'contributor' ? { member: 'Alder' } : {}
  const region = role === 'coordinator' ? { region: 'north' } : {}
  const office = role === 'respondent' ? { office: 'Juniper' } : {}
  const { person } = must(
    await invitePerson(runtime, { network: slug, name: role, role, ...scope, ...region, ...office }),
  )
  const { token } = await beginSession(runtime, person)
  const desk = await deskOf(runtime, token, slug)
  if (!desk) throw new Error(`${role} has no desk`)
  return desk
}

async function draftsOf(system: Desk): Promise<ReadonlyMap<string, SubmissionRow>> {
  return readAs(system, async t => {
    const respondents = await respondentsOf(t)
    const all = await submissionsOfRespondents(
      t,
      respondents.map(respondent => respondent.id),
    )
    return new Map(
      all
        .filter(submission => submission.subjectKind === 'country')
        .map(submission => [submission.respondentName, submission]),
    )
  })
}
