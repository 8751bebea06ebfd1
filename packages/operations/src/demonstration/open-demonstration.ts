/** Makes the demonstration network at first start, through the same operations that people use, on the days its files name. */
import {
  answersOf,
  appendAudit,
  inNetwork,
  networkBySlug,
  renameNetwork,
  respondentsOf,
  setNetworkKind,
  submissionsOfRespondents,
  type InNetwork,
} from '@waymark/store'
import { look } from '../desk.ts'
import { adoptFramework } from '../framework/adopt-framework.ts'
import { moveEdition, recordAgreement } from '../framework/agree-edition.ts'
import type { House } from '../house.ts'
import { foundNetwork, type NetworkPlan } from '../network/found-network.ts'
import { askRedaction } from '../redaction/ask-redaction.ts'
import type { Demonstration } from './read-demonstration.ts'
import { seedLearning, seedPlan, seedUpdates } from './seed-plan.ts'
import { seedClosing, seedRelease, seedRound, seedRuling } from './seed-round.ts'
import { houseOnClock, must, seat, sitDown, type Stage } from './stage.ts'

/**
 * Gives true where it was made now. Until it is whole its network is closed and shows nowhere; one that a stopped start left
 * half made is put aside, because what stands in it is never removed, and a new one is begun.
 */
export async function openDemonstration(
  house: House,
  told: Demonstration,
  begin: () => void = () => {},
): Promise<boolean> {
  const { owner } = house.installation
  const standing = await networkBySlug(owner.db, told.network.slug)
  if (standing && standing.kind !== 'closed') return false
  begin()
  const aside = standing && `${told.network.slug}-${standing.id.slice(-12)}`
  if (standing && aside)
    await tellingChain(house, { network: standing.id, slug: aside, action: 'put-network-aside' }, t =>
      renameNetwork(t, standing.id, aside),
    )
  // Closed and made again where it stops half way, so no commit of it need wait for the disk; the last one, the owner's, does.
  const app = house.installation.openUnwaiting()
  try {
    const network = await tellFrom(houseOnClock({ ...house, installation: { ...house.installation, app } }), told)
    await tellingChain(house, { network, slug: told.network.slug, action: 'open-network' }, t =>
      setNetworkKind(t, network, 'network'),
    )
    return true
  } finally {
    await app.close()
  }
}

/** Changes the row of the network itself, and tells its audit so. */
async function tellingChain(
  house: House,
  of: { readonly network: string; readonly slug: string; readonly action: 'put-network-aside' | 'open-network' },
  change: (t: InNetwork) => Promise<void>,
): Promise<void> {
  await inNetwork(house.installation.owner.db, of.network, async t => {
    await change(t)
    const content = house.keysOf(of.slug).commit(of.action)
    await appendAudit(t, { at: house.now(), actor: null, action: of.action, object: of.network, content })
  })
}

/** Founds the closed network and tells its story; gives its id. */
async function tellFrom(clocked: ReturnType<typeof houseOnClock>, told: Demonstration): Promise<string> {
  clocked.goTo(told.network.since)
  const system = await foundNetwork(clocked.house, planOf(told))
  const part = { house: clocked.house, told, system, goTo: clocked.goTo, ids: new Map<string, string>() }
  const stage: Stage = { ...part, sit: key => sitDown(part, key) }
  await tell(stage)
  return system.network.id
}

/** The story from the first edition to the tasks that wait today. */
async function tell(stage: Stage): Promise<void> {
  const { told } = stage
  const [first, second] = told.rounds
  if (!first || !second) throw new Error('The demonstration needs its two rounds.')
  for (const person of [...told.persons.try, ...told.persons.earlier]) await seat(stage, person)
  await seat(stage, {
    key: 'objector',
    name: 'Lead of Seven Bridges',
    role: 'lead',
    member: told.persons.objection.member,
  })
  const before = await adopt(stage, first.edition, '2021-01-15')
  const firstRound = await seedRound(stage, first, before)
  await seedRuling(stage, firstRound)
  await seedClosing(stage, firstRound, first.closes ?? first.due)
  await seedRelease(stage, { rounds: [firstRound], ...first.publishes, objecting: false })
  const actions = new Map<string, string>()
  await seedPlan(stage, actions)
  await seedUpdates(stage, actions)
  const after = await adopt(stage, second.edition, '2026-01-20')
  must(await moveEdition(stage.system, { edition: before, to: 'retired' }))
  await seedLearning(stage, actions)
  const secondRound = await seedRound(stage, second, after)
  await seedRelease(stage, { rounds: [firstRound, secondRound], ...second.publishes, objecting: true })
  await askForRedaction(stage)
}

async function adopt(stage: Stage, edition: string, day: string): Promise<string> {
  stage.goTo(day)
  const id = must(await adoptFramework(stage.system, { code: 'demonstration', edition }))
  must(
    await recordAgreement(stage.system, {
      edition: id,
      body: 'Assembly of the demonstration network',
      day,
      record: `Invented minutes of ${day}`,
    }),
  )
  must(await moveEdition(stage.system, { edition: id, to: 'in-use' }))
  return id
}

/** One redaction is asked for and waits for a second person. */
async function askForRedaction(stage: Stage): Promise<void> {
  const { member, reason } = stage.told.persons.redaction
  const text = await look(stage.system, async t => {
    const respondent = (await respondentsOf(t)).find(one => one.name === member)!
    for (const submission of await submissionsOfRespondents(t, [respondent.id])) {
      const found = (await answersOf(t, submission.id)).find(one => one.narrative !== null)
      if (found) return found.narrative!
    }
    throw new Error(`${member} has told no story.`)
  })
  must(await askRedaction(await stage.sit('publisher'), { text, reason }))
}

function planOf({ network }: Demonstration): NetworkPlan {
  const { slug, names, about, since, regions, members } = network
  return {
    slug,
    kind: 'closed',
    invented: true,
    position: 10,
    names,
    about,
    groups: regions.map(({ code, names: called, places }) => ({
      code,
      kind: 'region',
      names: called,
      from: since,
      places,
    })),
    members: members.map(({ name, shown, places, until }) => ({
      name,
      shown,
      from: since,
      until: until ?? null,
      places: places.map(code => ({ code, from: since, until: until ?? null })),
    })),
  }
}
