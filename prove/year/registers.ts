/** What the shipped registers hold of a planted entry: the same thing in the words of their forms, or why it cannot be said in them. */
import type { TypedEntry } from '@waymark/collection'
import { dayOn } from './entry-on-day.ts'
import type { Day, Entry, World } from '../recount/world.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A register of the product: its code, its words for the world's stages, and the fields of an entry. */
type Register = {
  readonly kind: string
  /** The stage of an event, which has none in the world; null where the register has no stages. */
  readonly event: ((entry: Entry) => string) | null
  readonly stages: Readonly<Record<string, string>>
  readonly fields: (entry: Entry, world: World, day: Day) => Fields
  /** Why an entry cannot be entered; null where it can. */
  readonly without?: (entry: Entry) => string | null
}

const list = (entry: Entry, field: string): readonly string[] => [entry.fields[field] ?? []].flat().map(String)
const yesNo = (is: unknown): string => (is === true ? 'yes' : 'no')
const chosen = (words: readonly string[], codes: Readonly<Record<string, string>>): readonly string[] =>
  words.flatMap(word => codes[word] ?? [])

const sectors = {
  'law enforcement': 'police',
  prosecution: 'justice',
  'social services': 'social',
  'civil society': 'civil-society',
  'private sector': 'business',
}
const aims = {
  'help-seeking': 'help-seeking',
  'evidence-based': 'extent',
  'institutional accountability': 'accountability',
}
const sorts = {
  'donor advocacy': 'donor-advocacy',
  'private sector': 'private-sector',
  digital: 'digital',
  legacy: 'legacy',
}
const aimsOf = (entry: Entry) => chosen([...list(entry, 'kinds'), ...list(entry, 'aims')], aims)
const changed = (entry: Entry) => (entry.fields.changedContent === true ? 'incorporated' : 'consulted')
const onLevels =
  (...levels: readonly string[]) =>
  ({ level }: Entry) =>
    levels.includes(level) ? null : `the register has no ${level} entries`

/** One register holds those that joined a code and those that were engaged otherwise. */
const company: Register = {
  kind: 'company',
  event: null,
  stages: { joined: 'joined', engaged: 'engaged', left: 'left' },
  fields: (entry, _, day) => {
    const programmes = list(entry, 'programme').map(one => (one === 'The Code' ? 'the-code' : 'national-code'))
    return {
      relation: programmes.length > 0 ? programmes : ['engaged'],
      sector: list(entry, 'industry').includes('travel and tourism') ? 'travel-tourism' : 'finance',
      purpose: list(entry, 'purposes').filter(one => one === 'prevention' || one === 'response'),
      ...criteria(dayOn(entry, day)),
    }
  },
}

export const registers: Readonly<Record<string, Register>> = {
  'joint-action': {
    kind: 'joint-action',
    event: () => 'carried-out',
    stages: {},
    fields: entry => ({ sectors: chosen(list(entry, 'sectors'), sectors) }),
  },
  company,
  'private-partner': company,
  'private-sector-rule': {
    kind: 'law',
    event: null,
    stages: { adopted: 'adopted' },
    fields: entry => ({
      instrument: entry.fields.what === 'law' ? 'law' : 'action',
      addressed: list(entry, 'about').includes('private sector') ? 'private-sector' : 'others',
    }),
    without: ({ level, fields }) =>
      (fields.maker === 'regional mechanism') === (level === 'regional') && level !== 'international'
        ? null
        : 'the register knows the maker by the level',
  },
  'industry-measure': {
    kind: 'industry-measure',
    event: null,
    stages: { adopted: 'adopted', implemented: 'implemented' },
    fields: (entry, { network }) => ({
      association: 'Planted association',
      target: yesNo(list(entry, 'industry').some(one => network.targetIndustries.includes(one))),
    }),
    without: onLevels('national', 'regional', 'international'),
  },
  campaign: {
    kind: 'campaign',
    event: () => 'ended',
    stages: {},
    fields: entry => ({
      aim: aimsOf(entry),
      online: yesNo(entry.fields.online),
      engagements: String(entry.fields.people ?? ''),
    }),
    without: entry => (aimsOf(entry).length > 0 ? null : 'the register asks for an aim that some indicator counts'),
  },
  citation: {
    kind: 'citation',
    event: null,
    stages: {},
    fields: entry => ({ cited: String(entry.fields.product), address: 'https://example.org/citation' }),
  },
  research: {
    kind: 'research-initiative',
    event: () => 'published',
    stages: {},
    fields: entry => ({ priority: list(entry, 'supports').join(', ') }),
    without: entry => (list(entry, 'supports').length > 0 ? null : 'the register asks which priority it supports'),
  },
  partnership: {
    kind: 'partnership',
    event: null,
    stages: { running: 'active', left: 'ended' },
    fields: entry => ({ 'convened-by': entry.fields.convenedByNetwork === true ? 'network' : 'others' }),
  },
  'voice-product': {
    kind: 'product',
    event: changed,
    stages: {},
    fields: entry => ({
      sort: 'product',
      whose: list(entry, 'voices').length > 1 ? 'both' : list(entry, 'voices'),
      participation: 'Planted account of how they took part.',
    }),
  },
  story: {
    kind: 'story',
    event: null,
    stages: {},
    fields: entry => ({ reach: entry.fields.platform === 'global' ? 'global' : 'other', platform: 'Planted platform' }),
  },
  training: {
    kind: 'training',
    event: null,
    stages: {},
    fields: entry => ({
      audience: Number(entry.fields.journalists) > 0 ? ['journalists', 'teachers'] : ['teachers'],
      participants: String(entry.fields.participants),
      journalists: String(entry.fields.journalists),
    }),
  },
  'income-initiative': {
    kind: 'income-initiative',
    event: null,
    stages: {},
    fields: entry => ({ sort: chosen(list(entry, 'kind'), sorts) }),
  },
  recommendation: {
    kind: 'recommendation',
    event: null,
    stages: { agreed: 'agreed', adopted: 'adopted', implemented: 'implemented', dropped: 'dropped' },
    fields: entry => ({ number: entry.id, reason: String(entry.fields.reasonDropped ?? '') }),
  },
}

function criteria(entry: Entry): Fields {
  const days = Map.groupBy(entry.dated, one => one.field)
  return Object.fromEntries([...days].map(([field, all]) => [field, all.map(one => one.day)]))
}

/** Why the shipped register cannot hold the entry; null where it can. */
export function whyNotEntered(entry: Entry): string | null {
  const register = registers[entry.register]
  if (!register) return `no register for ${entry.register}`
  const unknown = entry.stages.find(one => register.stages[one.stage] === undefined)
  if (unknown) return `the register has no stage "${unknown.stage}"`
  return register.without?.(entry) ?? null
}

/** The form that says what was known of the entry on a day. */
export function typedEntry(world: World, planted: Entry, day: Day): TypedEntry & { readonly kind: string } {
  const register = registers[planted.register]!
  const entry = dayOn(planted, day)
  const names = new Map(world.network.members.map(member => [member.id, member.name]))
  const stages = entry.stages.map(one => ({ stage: register.stages[one.stage]!, on: one.day }))
  const first = entry.event ?? stages.map(one => one.on).sort()[0]!
  return {
    kind: register.kind,
    title: entry.title,
    level: entry.level,
    day: first,
    stages: register.event && entry.event ? [{ stage: register.event(entry), on: entry.event }] : stages,
    fields: register.fields(entry, world, day),
    places: entry.places,
    members: entry.members.map(id => names.get(id)!),
    ...(entry.public ? {} : { shown: 'internal' }),
  }
}
