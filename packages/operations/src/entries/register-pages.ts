/** The registers of a network as a desk sees them all year: how much stands on each, and one of them by search and pages. */
import type { Named as Theme, RegisterKind, Servable } from '@waymark/framework'
import { foldedWords, folded } from '@waymark/language'
import { readId, readDay } from '@waymark/network'
import {
  countEntries,
  entriesPage,
  entryCounts,
  placesByName,
  placesNamed,
  registerKinds,
  registerKindsOf,
  showEntries,
  type EntrySearch,
  type ShownEntry,
  type EntryState,
  type InNetwork,
} from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { servableOf, themesOf } from '../frameworks/themes.ts'
import { mayDo } from '../permissions/index.ts'
import type { KindShown, NamedByLanguage } from './entry-page.ts'
import { keepersOf, readsRegisters, type KeeperShown } from './keepers.ts'

export type RegisterLine = Pick<RegisterKind, 'code' | 'plural' | 'counted' | 'keptBy'> & {
  readonly accepted: number
  readonly waiting: number
  readonly drafts: number
  /** Whether this desk may enter one. */
  readonly enters: boolean
}

/** Every register with how many entries stand on it. Drafts are counted for those who see everything. */
export function registersBoard(desk: Desk): Promise<readonly RegisterLine[]> {
  return readAs(desk, async t => {
    const counts = await entryCounts(t)
    const n = (kind: string, ...states: readonly EntryState[]) =>
      counts
        .filter(count => count.kind === kind && states.includes(count.state))
        .reduce((sum, count) => sum + count.n, 0)
    const keepers = await keepersOf(desk, t)
    const all = seesAll(desk)
    return (await registerKinds(t)).map(kind => ({
      code: kind.code,
      plural: kind.plural,
      counted: kind.counted,
      keptBy: kind.keptBy,
      accepted: n(kind.code, 'accepted'),
      waiting: all ? n(kind.code, 'submitted') : 0,
      drafts: all ? n(kind.code, 'draft', 'returned') : 0,
      enters: mayEnter(kind, keepers),
    }))
  })
}

const seesAll = (desk: Desk): boolean =>
  desk.person === null || desk.roles.some(role => role.name === 'secretariat' || role.name === 'reviewer')

const mayEnter = (kind: RegisterKind, keepers: readonly KeeperShown[]): boolean =>
  keepers.some(keeper => kind.keptBy === 'all' || keeper.kind === 'secretariat')

/** What a page asks for, as its address says it. */
export type RegisterQuery = {
  readonly words: string
  /** A country by name or code. */
  readonly place: string
  readonly state: string
  readonly level: string
  /** A form of exploitation as `theme/code`, or what it serves as `facet/value`. */
  readonly about: string
  /** What it says of the online dimension, or `not-looked-at`. */
  readonly online: string
  /** The day and id of the last row of the page before, with a space between. */
  readonly after: string
}

export type RegisterDeskPage = {
  readonly kind: KindShown
  readonly query: RegisterQuery
  readonly found: number
  readonly rows: readonly ShownEntry[]
  /** What the next page's address says after; null on the last page. */
  readonly next: string | null
  /** The country asked for is none. */
  readonly placeUnknown: boolean
  readonly places: readonly NamedByLanguage[]
  /** What entries can be looked for by: the forms of exploitation and what can be served, of all editions of the network. */
  readonly themes: readonly Theme[]
  readonly servable: readonly Servable[]
  readonly enters: boolean
}

const states: readonly EntryState[] = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn']

/** One register; null where there is none of this code. What a query cannot mean is passed over. */
export function registerDeskPage(desk: Desk, code: string, query: RegisterQuery): Promise<RegisterDeskPage | null> {
  return readAs(desk, async t => {
    const [spec] = await registerKindsOf(t, [code])
    if (!spec) return null
    const keepers = await keepersOf(desk, t)
    const place = await placeAsked(t, query.place)
    const search = searchOf(desk, { code, query, place, keepers })
    const found = await countEntries(t, search)
    const { rows, more } = await entriesPage(t, search)
    const last = rows.at(-1)
    const { sources: _, ...kind } = spec
    return {
      kind,
      query,
      found,
      rows: await showEntries(t, rows),
      next: more && last ? `${last.day} ${last.id}` : null,
      placeUnknown: query.place.trim() !== '' && place === undefined,
      places: (await placesNamed(t, [...new Set(rows.flatMap(row => row.places))])).map(({ code: at, names }) => ({
        code: at,
        names,
      })),
      themes: await themesOf(t),
      servable: await servableOf(t),
      enters: mayDo(desk.roles, 'save-entry') && mayEnter(spec, keepers),
    }
  })
}

async function placeAsked(t: InNetwork, typed: string): Promise<string | undefined> {
  const wanted = folded(typed)
  if (wanted === '') return undefined
  return (await placesByName(t)).find(
    ({ code, names }) => folded(code) === wanted || Object.values(names).some(name => folded(name) === wanted),
  )?.code
}

function aboutAsked({ about, online }: RegisterQuery): Pick<EntrySearch, 'theme' | 'serves' | 'online'> {
  const theme = about.startsWith('theme/') ? about.slice('theme/'.length) : undefined
  return {
    theme,
    serves: theme === undefined && about !== '' ? about : undefined,
    online: online === 'not-looked-at' ? null : ['addressed', 'not-addressed'].find(said => said === online),
  }
}

type Searching = {
  readonly code: string
  readonly query: RegisterQuery
  readonly place: string | undefined
  readonly keepers: readonly KeeperShown[]
}

function searchOf(desk: Desk, { code, query, place, keepers }: Searching): EntrySearch {
  const [day = '', id = ''] = query.after.split(' ')
  return {
    kind: code,
    words: foldedWords(query.words).slice(0, 10),
    place,
    state: states.find(state => state === query.state),
    level: ['local', 'national', 'regional', 'international'].find(level => level === query.level),
    ...aboutAsked(query),
    after: readDay(day).ok && readId(id).ok ? { day, id } : undefined,
    own: seesAll(desk)
      ? null
      : {
          accepted: readsRegisters(desk),
          respondents: keepers.flatMap(keeper => keeper.respondent ?? []),
          regions: keepers.flatMap(keeper => keeper.region ?? []),
        },
  }
}
