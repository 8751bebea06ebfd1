/** What members do at their desks, through the forms of the served site. Every form is sent twice at once, as by a double click. */
import type { TypedEntry } from '@waymark/collection'
import type { Answer } from '../recount/world.ts'
import type { Shown } from '../../tests/journeys/visitor.ts'
import { went, type Browser } from './browsers.ts'
import type { Tally } from './kills.ts'
import { rationaleOf } from './typed.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Sends a form twice at once; both must lead to the same page. */
async function twice(tally: Tally, send: () => Promise<Shown>, ...done: readonly string[]): Promise<Shown> {
  const [shown, other] = await Promise.all([send(), send()])
  tally.overHttp += 2
  tally.twice++
  if (went(shown, ...done).path !== went(other, ...done).path) throw new Error(`${shown.path} and ${other.path}`)
  return shown
}

/** Writes an answer into the draft, and holds it if the world does. */
export async function answer(
  tally: Tally,
  browser: Browser,
  of: { at: string; typed: Fields; said: Answer },
): Promise<void> {
  const { indicator, held } = of.said
  const page = await browser.open(`${of.at}/${indicator}`)
  const typed = { ...asChosen(page, of.typed), rationale: rationaleOf(indicator) }
  await twice(tally, () => browser.send(page, typed), 'saved')
  if (held) await publishOrHold(tally, browser, `${of.at}/${indicator}`)
}

/** Holds an answer that goes out, or lets one out that is held. */
export async function publishOrHold(tally: Tally, browser: Browser, question: string): Promise<void> {
  const page = await browser.open(`${question}/hold`)
  tally.overHttp++
  const after = await browser.send(page)
  if (after.status !== 200) throw new Error(`${after.path} (${after.status}): ${after.text.slice(0, 300)}`)
}

export async function handIn(tally: Tally, browser: Browser, at: string): Promise<void> {
  const page = await browser.open(`${at}/submit`)
  const looked = page.document.querySelector('main input[name=looked]')
  const typed: Fields = looked ? { looked: looked.getAttribute('value') ?? 'on' } : {}
  await twice(tally, () => browser.send(page, typed), 'submitted')
}

export async function correct(tally: Tally, browser: Browser, question: string, typed: Fields): Promise<void> {
  const page = await browser.open(`${question}/correct`)
  await twice(tally, () => browser.send(page, asChosen(page, typed)), 'correction-submitted')
}

/** Where a reason is one more choice of the list in which the answer is chosen, it is chosen there. */
function asChosen({ document }: Shown, { missing, ...typed }: Fields): Fields {
  if (missing === undefined) return typed
  return document.querySelector('main [name=missing]') ? { ...typed, missing } : { ...typed, state: missing }
}

export async function closeList(
  tally: Tally,
  browser: Browser,
  at: string,
  list: { kind: string; said: string; held: boolean },
) {
  const page = await browser.open(at)
  const typed = { [`list.${list.kind}`]: list.said, kind: list.kind, ...(list.held ? { hold: 'hold' } : {}) }
  await twice(tally, () => browser.fill(page, '?/list', typed), 'list-closed')
}

/** Enters a new entry, or changes one; gives its id. */
export async function enter(
  tally: Tally,
  browser: Browser,
  typed: TypedEntry & { kind: string },
  { id, reason }: { id: string | null; reason: string },
) {
  const page = await browser.open(`${browser.desk}/entries/${typed.kind}/${id ?? 'new'}`)
  const fields = Object.entries(typed.fields ?? {}).map(([code, value]) => [`fields.${code}`, value] as const)
  const stages = (typed.stages ?? []).flatMap(({ stage, on }, line) => [
    [`stages.${line}.stage`, stage] as const,
    [`stages.${line}.on`, on] as const,
  ])
  const { title, level, day, places, members, shown } = typed
  const form: Fields = {
    title: title!,
    level: level!,
    day: day!,
    places: places ?? [],
    members: members ?? [],
    language: 'en',
    ...(shown === undefined ? {} : { shown }),
    ...Object.fromEntries([...fields, ...stages]),
    ...(id === null ? {} : { reason }),
  }
  const saved = await twice(tally, () => browser.fill(page, '?/save', form), 'entry-saved')
  return /entries\/[^/]+\/([^/?]+)/.exec(saved.path)![1]!
}

export async function handInEntry(tally: Tally, browser: Browser, kind: string, id: string): Promise<void> {
  const page = await browser.open(`${browser.desk}/entries/${kind}/${id}/submit`)
  await twice(tally, () => browser.send(page), 'entry-submitted')
}

export async function withdrawEntry(
  tally: Tally,
  browser: Browser,
  { kind, id, reason }: { kind: string; id: string; reason: string },
): Promise<void> {
  const page = await browser.open(`${browser.desk}/entries/${kind}/${id}/withdraw`)
  await twice(tally, () => browser.send(page, { reason }), 'entry-withdrawn')
}

export async function record(
  tally: Tally,
  browser: Browser,
  said: { what: string; day: string; title: string; confidential: boolean; joint: boolean },
): Promise<void> {
  const page = await browser.open(`${browser.desk}/records/add`)
  const { confidential, joint, ...typed } = said
  const ticks = { ...(confidential ? { confidential: 'yes' } : {}), ...(joint ? { joint: 'yes' } : {}) }
  await twice(tally, () => browser.send(page, { ...typed, ...ticks }), 'record')
}

export async function completeRecord(
  tally: Tally,
  browser: Browser,
  said: { member: string; period: string },
): Promise<void> {
  const page = await browser.open(`${browser.desk}/records`)
  const { member, period } = said
  await twice(tally, () => browser.fill(page, '?/complete', { member, period, complete: 'yes' }), 'record-changed')
}
