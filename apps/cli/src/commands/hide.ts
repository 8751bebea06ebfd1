/** `waymark hide`: hides a country of a network in every release, by a decision of two people, or lets later releases show it again. */
import { parseArgs } from 'node:util'
import {
  agreeHiding,
  askHiding,
  deskOfPerson,
  peopleOfNetwork,
  runJobs,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { networkBySlug } from '@waymark/store'
import { withRuntime } from '../open.ts'

export const usage = `hide COUNTRY --network SLUG --reason TEXT --by NAME-OR-ID --with NAME-OR-ID [--show]
                                   hides a country by a decision of two people, in every release and draft; with --show, later
                                   releases may show it again. Copies taken before cannot be called back`

export async function run(words: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { network: text, reason: text, by: text, with: text, show: { type: 'boolean', default: false } },
  })
  const [country, ...more] = positionals
  const { network, reason, by, with: second, show } = values
  if (!country || more.length > 0 || !network || !reason || !by || !second) {
    console.error(`Usage: npm run waymark -- ${usage}`)
    return 2
  }
  return withRuntime(runtime => hide(runtime, { country, network, reason, by, with: second, show }))
}

/** Names or ids of the two people; `show` lets later releases show a hidden country again. */
export type HideWish = Readonly<Record<'country' | 'network' | 'reason' | 'by' | 'with', string>> & {
  readonly show: boolean
}

/** Asks as the one and agrees as the other; gives the exit status. Throws in words where somebody or the network is unknown. */
export async function hide(runtime: Runtime, wish: HideWish): Promise<number> {
  const { country, reason, show } = wish
  const asking = await deskOf(runtime, wish.network, wish.by)
  const agreeing = await deskOf(runtime, wish.network, wish.with)
  const asked = await askHiding(asking, { country, reason, show })
  if (!asked.ok) return refuse(asked.refusal.kind)
  const agreed = await agreeHiding(agreeing, { hiding: asked.value })
  if (!agreed.ok) {
    console.error('It is asked for, and waits for another person at the desk.')
    return refuse(agreed.refusal.kind)
  }
  const { place, shown, releases } = agreed.value
  if (shown) {
    console.log(`Later releases may show ${place} again. Those that were made again stay as they are.`)
    return 0
  }
  await runJobs(runtime)
  console.log(`${place} is hidden; ${releases} ${releases === 1 ? 'release was' : 'releases were'} made again.`)
  console.log('Copies that others took before cannot be called back.')
  return 0
}

/** The desk of somebody with a role in the network, by name or id. Throws in words where there is none, or several. */
async function deskOf(runtime: Runtime, network: string, named: string): Promise<Desk> {
  const people = await peopleOfNetwork(runtime, network)
  if (!people.ok) throw new Error(`There is no network ${network}.`)
  const found = [...new Map(people.value.map(role => [role.person, role])).values()].filter(
    role => role.name === named || role.person === named,
  )
  if (found.length > 1)
    throw new Error(`Several people are called ${named}: ${found.map(role => role.person).join(', ')}.`)
  const known = await networkBySlug(runtime.installation.app.db, network)
  const desk = known && found[0] && (await deskOfPerson(runtime, known.id, found[0].person))
  if (!desk) throw new Error(`Nobody called ${named} has a role in ${network}.`)
  return desk
}

const reasons: Readonly<Record<string, string>> = {
  'deed.not-permitted': 'This takes an administrator, the secretariat or a focal point.',
  'hiding.country-unknown': 'The network asks nothing about such a country.',
  'hiding.asked-already': 'Somebody has asked for this already; another person has to agree at the desk.',
  'hiding.hidden-already': 'The country is hidden already.',
  'hiding.not-hidden': 'The country is not hidden.',
  'hiding.same-person': 'It takes two people.',
  'second.not-proved':
    'One of the two has not proved to be a person of their own: let them sign in by a mailed link first.',
  'field.too-long': 'The reason is too long: at most 500 characters.',
}

function refuse(kind: string): number {
  console.error(reasons[kind] ?? `Refused: ${kind}.`)
  return 1
}
