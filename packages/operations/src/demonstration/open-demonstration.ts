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
import { readAs } from '../desk.ts'
import { adoptFramework } from '../frameworks/adopt-framework.ts'
import { moveEdition, recordAgreement } from '../frameworks/agree-edition.ts'
import type { Runtime } from '../runtime.ts'
import { foundNetwork, type NetworkPlan } from '../network/found-network.ts'
import { askRedaction } from '../redactions/ask-redaction.ts'
import type { Demonstration } from './read-demonstration.ts'
import { seedBaselines, seedRevisions } from './seed-baselines.ts'
import { seedGoals } from './seed-goals.ts'
import { seedLearning, seedPlan, seedUpdates } from './seed-plan.ts'
import { seedClosing, seedRelease, seedRound, seedRuling } from './seed-round.ts'
import { runtimeOnClock, must, seat, signInAs, type SeedContext } from './context.ts'

/**
 * Gives true where it was made now. Until it is whole its network is closed and shows nowhere; one that a stopped start left
 * half made is put aside, because what stands in it is never removed, and a new one is begun.
 */
export async function openDemonstration(
  runtime: Runtime,
  story: Demonstration,
  begin: () => void = () => {},
): Promise<boolean> {
  const { owner } = runtime.installation
  const standing = await networkBySlug(owner.db, story.network.slug)
  if (standing && standing.kind !== 'closed') return false
  begin()
  const aside = standing && `${story.network.slug}-${standing.id.slice(-12)}`
  if (standing && aside)
    await tellingChain(runtime, { network: standing.id, slug: aside, action: 'put-network-aside' }, t =>
      renameNetwork(t, standing.id, aside),
    )
  // Closed and made again where it stops half way, so no commit of it need wait for the disk; the last one, the owner's, does.
  const app = runtime.installation.openWithoutWaiting()
  try {
    const network = await seedStory(
      runtimeOnClock({ ...runtime, installation: { ...runtime.installation, app } }),
      story,
    )
    await tellingChain(runtime, { network, slug: story.network.slug, action: 'open-network' }, t =>
      setNetworkKind(t, network, 'network'),
    )
    return true
  } finally {
    await app.close()
  }
}

/** Changes the row of the network itself, and tells its audit so. */
async function tellingChain(
  runtime: Runtime,
  of: { readonly network: string; readonly slug: string; readonly action: 'put-network-aside' | 'open-network' },
  change: (t: InNetwork) => Promise<void>,
): Promise<void> {
  await inNetwork(runtime.installation.owner.db, of.network, async t => {
    await change(t)
    const content = runtime.keysOf(of.slug).commit(of.action)
    await appendAudit(t, { at: runtime.now(), actor: null, action: of.action, object: of.network, content })
  })
}

/** Founds the closed network and tells its story; gives its id. */
async function seedStory(clocked: ReturnType<typeof runtimeOnClock>, story: Demonstration): Promise<string> {
  clocked.goTo(story.network.since)
  const system = await foundNetwork(clocked.runtime, planOf(story))
  const part = { runtime: clocked.runtime, story, system, goTo: clocked.goTo, ids: new Map<string, string>() }
  const context: SeedContext = { ...part, signInAs: key => signInAs(part, key) }
  await seedAll(context)
  return system.network.id
}

/** The story from the first edition to the tasks that wait today. */
async function seedAll(context: SeedContext): Promise<void> {
  const { story } = context
  const [first, second] = story.rounds
  if (!first || !second) throw new Error('The demonstration needs its two rounds.')
  for (const person of [...story.persons.try, ...story.persons.earlier]) await seat(context, person)
  await seat(context, {
    key: 'objector',
    name: 'Lead of Seven Bridges',
    role: 'lead',
    member: story.persons.objection.member,
  })
  const before = await adopt(context, first.edition, '2021-01-15')
  const firstRound = await seedRound(context, first, before)
  await seedRuling(context, firstRound)
  await seedClosing(context, firstRound, first.closes ?? first.due)
  await seedRelease(context, { rounds: [firstRound], ...first.publishes, objecting: false })
  const actions = new Map<string, string>()
  await seedPlan(context, actions)
  await seedUpdates(context, actions)
  await seedBaselines(context, before)
  await seedRevisions(context, before)
  const after = await adopt(context, second.edition, '2026-01-20')
  must(await moveEdition(context.system, { edition: before, to: 'retired' }))
  await seedLearning(context, actions)
  await seedGoals(context, after)
  const secondRound = await seedRound(context, second, after)
  await seedRelease(context, { rounds: [firstRound, secondRound], ...second.publishes, objecting: true })
  await askForRedaction(context)
}

async function adopt(context: SeedContext, edition: string, day: string): Promise<string> {
  context.goTo(day)
  const id = must(await adoptFramework(context.system, { code: 'demonstration', edition }))
  must(
    await recordAgreement(context.system, {
      edition: id,
      body: 'Assembly of the demonstration network',
      day,
      record: `Invented minutes of ${day}`,
    }),
  )
  must(await moveEdition(context.system, { edition: id, to: 'in-use' }))
  return id
}

/** One redaction is asked for and waits for a second person. */
async function askForRedaction(context: SeedContext): Promise<void> {
  const { member, askedBy, reason } = context.story.persons.redaction
  const text = await readAs(context.system, async t => {
    const respondent = (await respondentsOf(t)).find(respondent => respondent.name === member)!
    for (const submission of await submissionsOfRespondents(t, [respondent.id])) {
      const found = (await answersOf(t, submission.id)).find(answer => answer.narrative !== null)
      if (found) return found.narrative!
    }
    throw new Error(`${member} has story no story.`)
  })
  must(await askRedaction(await context.signInAs(askedBy), { text, reason }))
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
