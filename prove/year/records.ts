/** What review bodies adopted, kept by the secretariat, and what members record themselves of their part in reports and forums. */
import type { TypedEntry } from '@waymark/collection'
import { closeRecord, readAs, recordContribution, reviewEntry, saveEntry, submitEntry } from '@waymark/operations'
import { allMembers } from '@waymark/store'
import type { Act } from '../recount/acts.ts'
import { addDays } from '../recount/days.ts'
import type { Mechanism, Review } from '../recount/world.ts'
import type { Life } from './life.ts'
import * as overHttp from './over-http.ts'
import { must } from './stage.ts'

const language = 'en'
const counted: ReadonlySet<string> = new Set(['CRC', 'OPSC', 'ACERWC', 'UPR'])
const bodyOf = (code: string) => (counted.has(code) ? code.toLowerCase() : 'other')

/** Enters what was adopted by today and is not entered yet, and once the calendars, as far as they reach. */
export async function keepDocuments(life: Life): Promise<void> {
  const { stage, world, documents } = life
  const once = async (key: string, entry: TypedEntry & { readonly kind: string }) => {
    if (documents.has(key)) return
    await enter(life, entry)
    documents.add(key)
  }
  for (const [at, mechanism] of world.mechanisms.entries())
    for (const [line, span] of mechanism.calendars.entries())
      await once(`calendar ${at} ${line}`, calendar(mechanism, span))
  for (const [at, review] of world.reviews.entries())
    if (review.adopted <= stage.day()) await once(`document ${at}`, document(review))
}

function document({ mechanism, country, adopted, document: found }: Review): TypedEntry & { readonly kind: string } {
  const mentions = found === null ? 'missing' : found.mentions ? 'yes' : 'no'
  return {
    kind: 'review-document',
    title: found?.symbol ?? `${mechanism} on ${country}, ${adopted}`,
    level: 'national',
    day: adopted,
    places: [country],
    fields: { body: bodyOf(mechanism), mentions },
  }
}

type Span = Mechanism['calendars'][number]

function calendar({ code, countries }: Mechanism, { from, until }: Span): TypedEntry & { readonly kind: string } {
  return {
    kind: 'review-calendar',
    title: `${code} from ${from}`,
    level: 'international',
    day: from,
    until: addDays(until, -1),
    places: [...countries],
    fields: { body: bodyOf(code), covers: 'named' },
  }
}

/** By one person of the secretariat; a reviewer accepts it: two have read the document. */
async function enter({ stage }: Life, entry: TypedEntry & { readonly kind: string }): Promise<void> {
  const desk = await stage.office('secretariat')
  const form = { ...entry, keeper: 'secretariat', entry: null, revision: 0, language }
  const saved = must(await saveEntry(desk, form))
  const handedIn = must(await submitEntry(desk, saved))
  const accepted = { decision: 'accept', note: '', language, nobodyRecognisable: true } as const
  must(await reviewEntry(await stage.office('reviewer'), { ...accepted, ...handedIn }))
}

/** A member's own people record it; of a confidential report no word. Nothing is confidential that was said in a forum. */
export async function recordOne(life: Life, { of }: Act): Promise<void> {
  const contribution = life.world.contributions[Number(of)]!
  const what = contribution.what === 'national forum' ? 'forum' : 'report'
  const confidential = contribution.confidential && what === 'report'
  const said = {
    what,
    day: contribution.day,
    confidential,
    joint: contribution.joint,
    title: confidential ? '' : `A ${what} of ${contribution.day}`,
  }
  const browser = await life.browserOf(contribution.member)
  if (browser) return overHttp.record(life.tally, browser, said)
  const member = await idOf(life, contribution.member)
  must(await recordContribution(await life.stage.member(contribution.member), { member, ...said, language }))
}

export async function closeOneRecord(life: Life, { of }: Act): Promise<void> {
  const closing = life.world.recordClosings[Number(of)]!
  const { from, until } = life.world.rounds.find(round => round.period.label === closing.period)!.period
  const form = { member: await idOf(life, closing.member), period: `${from} ${until}`, complete: true }
  const browser = await life.browserOf(closing.member)
  if (browser) return overHttp.completeRecord(life.tally, browser, form)
  must(await closeRecord(await life.stage.member(closing.member), form))
}

async function idOf({ stage, world }: Life, member: string): Promise<string> {
  const { name } = world.network.members.find(eachMember => eachMember.id === member)!
  return (await readAs(stage.system(), t => allMembers(t))).find(memberRow => memberRow.name === name)!.id
}
