/** Acts on entries: entered and handed in by who keeps them, accepted, gone on with over the years, merged, split, withdrawn. */
import { readAs, reviewEntry, saveEntry, splitEntry, submitEntry, withdrawEntry, type Desk } from '@waymark/operations'
import { entryById } from '@waymark/store'
import type { Act } from '../recount/acts.ts'
import type { Entry } from '../recount/world.ts'
import type { Life } from './life.ts'
import { sent } from './kills.ts'
import * as overHttp from './over-http.ts'
import { registers, typedEntry } from './registers.ts'
import { must } from './stage.ts'

const language = 'en'
const reason = 'What is known of it has changed.'
const decision = { note: '', language, nobodyRecognisable: true } as const

/** Enters the entry and hands it in; one that another was split into is split off from that one. */
export async function handInEntry(life: Life, { of }: Act): Promise<void> {
  const entry = entryOf(life, of)
  const desk = await keeperOf(life, entry)
  const parentEntry = life.world.entries.find(eachEntry => eachEntry.split?.into.includes(of))
  const begun = parentEntry ? await splitOff(life, parentEntry, entry) : null
  const id = await save(life, entry, { desk, begun })
  life.entries.set(of, id)
  const browser = await life.browserOf(entry.keptBy)
  if (browser) return overHttp.handInEntry(life.tally, browser, registers[entry.register]!.kind, id)
  const form = { entry: id, revision: await revisionOf(life, id) }
  must(await sent(life.tally, desk, form, by => submitEntry(by, form)))
}

export async function acceptEntry(life: Life, { of }: Act): Promise<void> {
  await accept(life, of)
  await goOn(life, { of })
}

/** Corrects an accepted entry to what is known of it today, and has the correction accepted. One that waits is gone on with once it is accepted. */
export async function goOn(life: Life, { of }: { readonly of: string }): Promise<void> {
  const entry = entryOf(life, of)
  const id = life.entries.get(of)
  const before = id === undefined ? undefined : await readAs(life.stage.system(), t => entryById(t, id))
  if (!id || before?.state !== 'accepted') return
  await save(life, entry, { desk: await keeperOf(life, entry), begun: id })
  await accept(life, of)
}

export async function withdraw(life: Life, { of }: { readonly of: string }): Promise<void> {
  const id = life.entries.get(of)!
  const entry = entryOf(life, of)
  const browser = await life.browserOf(entry.keptBy)
  if (browser) return overHttp.withdrawEntry(life.tally, browser, { kind: registers[entry.register]!.kind, id, reason })
  const form = { entry: id, revision: await revisionOf(life, id), reason, language }
  must(await sent(life.tally, await keeperOf(life, entry), form, by => withdrawEntry(by, form)))
}

export async function merge(life: Life, { of }: Act): Promise<void> {
  const id = life.entries.get(of)!
  const sameAs = life.entries.get(entryOf(life, of).merged!.into)!
  const form = { ...decision, entry: id, revision: await revisionOf(life, id), decision: 'same-as', sameAs } as const
  must(await reviewEntry(await life.stage.office('reviewer'), form))
}

async function accept(life: Life, of: string): Promise<void> {
  const id = life.entries.get(of)!
  const form = { ...decision, entry: id, revision: await revisionOf(life, id), decision: 'accept' } as const
  must(await reviewEntry(await life.stage.office('reviewer'), form))
}

async function splitOff(life: Life, parentEntry: Entry, part: Entry): Promise<string> {
  const id = life.entries.get(parentEntry.id)!
  const form = { entry: id, revision: await revisionOf(life, id), title: part.title, language }
  return must(await splitEntry(await keeperOf(life, parentEntry), form)).entry
}

type Saving = { readonly desk: Desk; readonly begun: string | null }

async function save(life: Life, entry: Entry, { desk, begun }: Saving): Promise<string> {
  const typed = typedEntry(life.world, entry, life.stage.day())
  const browser = await life.browserOf(entry.keptBy)
  if (browser) return overHttp.enter(life.tally, browser, typed, { id: begun, reason })
  const revision = begun === null ? 0 : await revisionOf(life, begun)
  const form = { ...typed, entry: begun, revision, reason, language }
  return must(await sent(life.tally, desk, form, by => saveEntry(by, form))).entry
}

/** A member its own, a coordinator those of a region, the secretariat the rest. */
async function keeperOf({ stage, world }: Life, { keptBy }: Entry): Promise<Desk> {
  if (keptBy === 'secretariat') return stage.office('secretariat')
  return world.network.regions.some(region => region.code === keptBy) ? stage.coordinator(keptBy) : stage.member(keptBy)
}

function entryOf({ world }: Life, id: string): Entry {
  const entry = world.entries.find(eachEntry => eachEntry.id === id)
  if (!entry) throw new Error(`There is no entry ${id}.`)
  return entry
}

async function revisionOf({ stage }: Life, id: string): Promise<number> {
  return (await readAs(stage.system(), t => entryById(t, id)))!.revision
}
