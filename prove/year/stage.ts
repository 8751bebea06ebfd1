/** Where a planted world is lived: an installation in a folder, on a clock that the proof moves, with people who have desks in it. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  beginSession,
  contentFolder,
  deskOf,
  invitePerson,
  keepNetwork,
  loadContent,
  openRuntime,
  readContent,
  readNetwork,
  runtimeOf,
  systemDesk,
  type Content,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { allPlaceCodes } from '@waymark/store'
import type { Day, World } from '../recount/world.ts'
import { repository } from '../start-product.ts'
import { networkFile } from './network-file.ts'

export type Stage = {
  readonly folder: string
  readonly runtime: Runtime
  readonly world: World
  readonly day: () => Day
  /** Moves the clock to nine in the morning of this day. */
  readonly goTo: (day: Day) => void
  /** Brings the network up to its file of this day, as `waymark network keep` does. */
  readonly keepFile: () => Promise<void>
  /** The desk of the member's contributor. */
  readonly member: (id: string) => Promise<Desk>
  /** The desk of somebody with a role over the whole network; two people of a role by `place` 0 and 1. */
  readonly office: (role: 'secretariat' | 'reviewer' | 'administrator' | 'focal-point', place?: number) => Promise<Desk>
  /** The desk of the region's coordinator. */
  readonly coordinator: (region: string) => Promise<Desk>
  readonly system: () => Desk
  readonly close: () => Promise<void>
}

/** Opens the folder's installation, loads the content with the planted places, and founds the network from its file. */
export async function openStage(world: World, folder: string): Promise<Stage> {
  fs.mkdirSync(folder, { recursive: true })
  const outer = await openRuntime({ repository, folder, withoutFsync: true })
  const clock = { day: world.network.founded }
  const runtime = runtimeOf(outer.installation, { now: () => new Date(`${clock.day}T09:00:00.000Z`) })
  try {
    await loadContent(runtime, withPlaces(world))
    const { slug } = world.network
    const keepFile = () => keepNetworkFile(runtime, { world, folder, day: clock.day })
    await keepFile()
    const system = (await systemDesk(runtime, slug))!
    const seats = seatsIn(runtime, { slug, today: () => clock.day })
    const nameOf = new Map(world.network.members.map(member => [member.id, member.name]))
    return {
      folder,
      runtime,
      world,
      day: () => clock.day,
      goTo: day => void (clock.day = day),
      keepFile,
      member: id => seats({ name: `Contributor of ${id}`, role: 'contributor', member: nameOf.get(id)! }),
      office: (role, place = 0) => seats({ name: `${role} ${place + 1}`, role }),
      coordinator: region => seats({ name: `Coordinator of ${region}`, role: 'coordinator', region }),
      system: () => system,
      close: () => outer.installation.close(),
    }
  } catch (problem) {
    await outer.installation.close()
    throw problem
  }
}

/** The shipped content and an invented place for each planted country that it lacks. */
function withPlaces(world: World): Content {
  const read = readContent(contentFolder, true)
  if (!read.ok) throw new Error('The content is not sound.')
  const content = read.value
  const invented = content.reference.places.find(list => list.places.some(place => place.kind === 'invented'))!
  const pattern = invented.places.find(place => place.kind === 'invented')!
  const known = new Set(content.reference.places.flatMap(list => list.places.map(place => String(place.code))))
  const places = world.network.countries
    .filter(country => !known.has(country.code))
    .map(({ code, name }) => ({
      ...pattern,
      code: code as typeof pattern.code,
      names: { en: name, ru: name, ar: name, sv: name },
      tile: null,
    }))
  const lists = content.reference.places.map(list =>
    list === invented ? { ...list, places: [...list.places, ...places] } : list,
  )
  return { ...content, reference: { ...content.reference, places: lists } }
}

async function keepNetworkFile(
  runtime: Runtime,
  { world, folder, day }: { readonly world: World; readonly folder: string; readonly day: Day },
): Promise<void> {
  const yaml = networkFile(world, day)
  fs.writeFileSync(path.join(folder, 'planted-network.yaml'), yaml)
  const read = readNetwork(yaml, 'planted-network.yaml', await allPlaceCodes(runtime.installation.app.db))
  if (!read.ok) throw new Error(`The network's file was refused: ${JSON.stringify(read.refusal.slice(0, 5))}`)
  must(await keepNetwork(runtime, read.value))
}

type Seat = { readonly name: string; readonly role: string; readonly member?: string; readonly region?: string }

/** Desks by person, invited when first needed, each with a session of the day. */
function seatsIn(runtime: Runtime, { slug, today }: { readonly slug: string; readonly today: () => Day }) {
  const persons = new Map<string, string>()
  const desks = new Map<string, Desk>()
  return async (seat: Seat): Promise<Desk> => {
    const key = `${today()} ${seat.name}`
    const open = desks.get(key)
    if (open) return open
    const person = persons.get(seat.name) ?? must(await invitePerson(runtime, { network: slug, ...seat })).person
    persons.set(seat.name, person)
    const { token } = await beginSession(runtime, person)
    const desk = await deskOf(runtime, token, slug)
    if (!desk) throw new Error(`${seat.name} has no desk on ${today()}.`)
    desks.set(key, desk)
    return desk
  }
}

/** The value; a refusal ends the proof with what was refused. */
export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** A folder that the server's own user may reach; `keep` names one that stays. */
export function stageFolder(keep: string | undefined): { readonly at: string; readonly forget: () => void } {
  if (keep !== undefined) return { at: path.resolve(keep), forget: () => {} }
  const at = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-year-'))
  fs.chmodSync(at, 0o755)
  return { at, forget: () => fs.rmSync(at, { recursive: true, force: true }) }
}
