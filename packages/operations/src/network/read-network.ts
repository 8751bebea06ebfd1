/** Reads the file that describes a network: its names, regions, members and offices with their days. Every problem is named with its field. */
import { done, folded, isLanguage, languages, refused, saysSomething, type Result } from '@waymark/language'
import { longestName, nameAsKept, readDay, readSlug, registryDays } from '@waymark/network'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ContentProblem } from '../reference/read-content.ts'
import { secretariat, type NetworkPlan } from './found-network.ts'

/** Kept in NFC, every run of spaces as one, so that one name is written in one way. */
const text = z.string().refine(saysSomething, 'a text with a letter, a digit or a symbol').transform(nameAsKept)
const words = z
  .record(z.string(), text)
  .refine(all => Object.keys(all).every(isLanguage), `names by language: ${languages.join(', ')}`)
  .refine(all => Object.keys(all).length > 0, 'a name in at least one language')
const { first: firstDay, last: lastDay } = registryDays
const day = z
  .string()
  .refine(
    given => readDay(given).ok && given >= firstDay && given <= lastDay,
    `a day that the calendar has, such as 2026-01-31, from ${firstDay} to ${lastDay}`,
  )
const place = z.string().regex(/^[A-Z][A-Z0-9-]{2,11}$/, 'a place code, such as SWE')

const contact = z
  .string()
  .refine(
    given => /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(given) || (URL.canParse(given) && /^https?:\/\//.test(given)),
    'an e-mail address or a web address',
  )

const shape = z.strictObject({
  slug: text,
  closed: z.boolean().default(false),
  names: words,
  about: words,
  keeper: z.strictObject({ name: text, contact: contact.optional() }).optional(),
  crawlers: z
    .strictObject({
      indexing: z.enum(['nothing', 'figures', 'everything']).default('figures'),
      'language-models': z.boolean().default(false),
    })
    .optional(),
  regions: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
        names: words,
        since: day,
        places: z.array(place).min(1),
      }),
    )
    .default([]),
  members: z
    .array(
      z.strictObject({
        name: text.refine(given => given.length <= longestName, `a name of at most ${longestName} characters`),
        kind: z.enum(['organisation', 'coalition']).optional(),
        shown: z.enum(['name', 'country', 'hidden']).default('country'),
        since: day,
        until: day.optional(),
        places: z.array(place).min(1),
      }),
    )
    .default([]),
  offices: z
    .array(
      z.strictObject({
        name: text,
        type: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'small letters, digits and hyphens, such as government'),
        since: day,
        until: day.optional(),
        place,
      }),
    )
    .default([]),
})

type Described = z.output<typeof shape>

/** `known` are the codes of places that are there. Refuses all at once what is wrong; nothing is half read. */
export function readNetwork(
  yaml: string,
  file: string,
  known: ReadonlySet<string>,
): Result<NetworkPlan, readonly ContentProblem[]> {
  const problem = (path: string, kind: string, message: string): ContentProblem => ({
    file,
    line: 1,
    path,
    kind,
    message,
  })
  let raw: unknown
  try {
    raw = parse(yaml.replace(/^\uFEFF/, ''))
  } catch (broken) {
    return refused([problem('', 'yaml.broken', (broken as Error).message)])
  }
  const shaped = shape.safeParse(raw)
  if (!shaped.success)
    return refused(
      shaped.error.issues.map(issue => problem(issue.path.join('.'), 'network.wrong-shape', issue.message)),
    )
  const wrong = rulesOf(shaped.data, known).map(([path, kind, message]) => problem(path, kind, message))
  return wrong.length > 0 ? refused(wrong) : done(planOf(shaped.data))
}

type Wrong = readonly [path: string, kind: string, message: string]

function rulesOf({ slug, regions, members, offices }: Described, known: ReadonlySet<string>): Wrong[] {
  const named = readSlug(slug)
  const places = [
    ...regions.map((region, index) => [`regions.${index}.places`, region.places] as const),
    ...members.map((member, index) => [`members.${index}.places`, member.places] as const),
    ...offices.map((office, index) => [`offices.${index}.place`, [office.place]] as const),
  ]
  const taken = new Map<string, string>()
  return [
    ...(named.ok ? [] : [['slug', named.refusal.kind, `"${slug}" cannot be a network's name in addresses.`] as const]),
    ...places.flatMap(([path, codes]) =>
      codes
        .filter(code => !known.has(code))
        .map(code => [path, 'place.unknown', `${code} is no place that is known here.`] as const),
    ),
    ...twice(members.map(member => member.name)).map(
      name => ['members', 'member.twice', `${name} stands twice.`] as const,
    ),
    ...twice(regions.map(region => region.code)).map(
      code => ['regions', 'region.twice', `${code} stands twice.`] as const,
    ),
    ...[...members.map(asListed('members')), ...offices.map(asListed('offices'))].flatMap(({ at, one }) =>
      one.until && one.until <= one.since
        ? [[`${at}.until`, 'days.end-before-start', `${one.name} leaves before it joins.`] as const]
        : [],
    ),
    ...(members.length + offices.length === 0
      ? [['members', 'network.nobody-to-ask', 'A network needs a member or an office.'] as const]
      : []),
    ...officeRules(offices),
    ...regions.flatMap((region, index) =>
      region.places.flatMap(code => {
        const other = taken.get(code)
        taken.set(code, region.code)
        return other
          ? [[`regions.${index}.places`, 'group.place-twice', `${code} is in ${other} and in ${region.code}.`] as const]
          : []
      }),
    ),
  ]
}

const asListed =
  (list: string) => (one: { name: string; since: string; until?: string | undefined }, index: number) => ({
    at: `${list}.${index}`,
    one,
  })

/** Types that say something else in figures, and the office that every network has. */
const reservedTypes = ['member', 'secretariat', 'source', 'derived', 'entries', 'office']

function officeRules(offices: Described['offices']): Wrong[] {
  return [
    ...twice([secretariat.name, ...offices.map(office => office.name)]).map(
      name => ['offices', 'office.twice', `${name} stands twice; every network has its ${secretariat.name}.`] as const,
    ),
    ...offices.flatMap((office, index) =>
      reservedTypes.includes(office.type)
        ? [[`offices.${index}.type`, 'office.type-reserved', `${office.type} is no type of an office here.`] as const]
        : [],
    ),
  ]
}

/** What stands more than once, whatever its case, its encoding, its spaces and what nobody sees of it. */
function twice(all: readonly string[]): string[] {
  const first = new Map<string, number>()
  for (const [index, one] of all.entries()) if (!first.has(folded(one))) first.set(folded(one), index)
  return [...new Set(all.filter((one, index) => first.get(folded(one)) !== index))]
}

function planOf({ slug, closed, names, about, keeper, crawlers, regions, members, offices }: Described): NetworkPlan {
  return {
    slug,
    kind: closed ? 'closed' : 'network',
    invented: false,
    position: 20,
    names,
    about,
    keeper: keeper && { name: keeper.name, contact: keeper.contact ?? null },
    crawlers: crawlers && { indexing: crawlers.indexing, languageModels: crawlers['language-models'] },
    groups: regions.map(region => ({
      code: region.code,
      kind: 'region',
      names: region.names,
      from: region.since,
      places: region.places,
    })),
    members: members.map(({ name, shown, kind, since, until, places }) => ({
      name,
      shown,
      kind: kind ?? null,
      from: since,
      until: until ?? null,
      places: places.map(code => ({ code, from: since, until: until ?? null })),
    })),
    offices: offices.map(({ name, type, place: at, since, until }) => ({
      name,
      type,
      place: at,
      from: since,
      until: until ?? null,
    })),
  }
}
