/** Entries planted on purpose: the company of three years, joint actions, misreadings of the past, recommendations. */
import type { Entry, Network, Planted } from '../world.ts'
import { criterion, entryOf, stage, type Sketch } from './entry.ts'
import type { Cast } from './network.ts'

type Made = { readonly entries: readonly Entry[]; readonly planted: readonly Planted[] }

export function oddEntries(network: Network, cast: Cast): Made {
  const entries: Entry[] = []
  const planted: Planted[] = []
  const memberOf = (country: string) => network.members.find(member => member.countries.includes(country))!.id
  const add = (name: string, id: string, sketch: Sketch) => {
    const members = sketch.places.map(memberOf)
    const usual = { members, keptBy: members[0] ?? 'secretariat', submitted: '2024-02-20', accepted: '2024-03-20' }
    entries.push(entryOf(id, { ...usual, ...sketch }))
    planted.push({ case: name, at: { entry: id } })
  }
  companies(add, cast)
  jointActions(add, cast)
  misreadings(add, cast)
  histories(add, cast)
  recommendations(add)
  return { entries, planted }
}

type Add = (name: string, id: string, sketch: Sketch) => void

function companies(add: Add, cast: Cast) {
  const [first, second] = cast.singles.slice(12) as [string, string]
  const fields = { industry: 'travel and tourism', programme: 'The Code' }
  add('a company entered in year 1, merged in year 2, left in year 3', 'company-kept', {
    register: 'company',
    level: 'national',
    places: [first],
    stages: [stage('joined', '2023-03-10', '2024-02-20'), stage('left', '2025-08-01')],
    dated: [
      criterion(1, '2023-06-01', '2024-02-20'),
      criterion(2, '2024-05-01', '2025-02-20'),
      criterion(3, '2025-02-01'),
    ],
    fields,
    edits: [{ day: '2025-03-01', places: [first, second], reason: 'The same company was entered twice.' }],
  })
  add('the same company, entered a second time by another country', 'company-duplicate', {
    register: 'company',
    level: 'national',
    places: [second],
    stages: [stage('joined', '2023-04-01', '2024-02-20')],
    dated: [criterion(1, '2023-07-01', '2024-02-20')],
    fields,
    merged: { into: 'company-kept', day: '2025-03-01' },
  })
  add('a company that joined and did nothing', 'company-idle', {
    register: 'company',
    level: 'national',
    places: [first],
    stages: [stage('joined', '2023-05-01', '2024-02-20')],
    confirmed: ['2025-03-01', '2026-03-01'],
    fields,
  })
  add('a company nobody confirmed for years', 'company-forgotten', {
    register: 'company',
    level: 'national',
    places: [second],
    stages: [stage('joined', '2020-05-01', '2020-06-01')],
    submitted: '2020-06-01',
    accepted: '2020-06-10',
    fields,
  })
}

function jointActions(add: Add, cast: Cast) {
  const [single, two] = cast.singles.slice(14) as [string, string]
  const all = ['law enforcement', 'civil society', 'prosecution']
  const action = (places: readonly string[], sectors: readonly string[], event: string): Sketch => ({
    register: 'joint-action',
    level: 'international',
    keptBy: 'secretariat',
    places,
    event,
    fields: { sectors },
  })
  add('a joint action of three countries', 'joint-three', action([single, two, cast.hidden], all, '2023-09-01'))
  add(
    'a joint action of two countries without civil society',
    'joint-without',
    action([single, two], ['law enforcement', 'prosecution'], '2023-10-01'),
  )
  add('a joint action within one country', 'joint-one', {
    ...action([single], all, '2024-04-01'),
    level: 'national',
    keptBy: 'secretariat',
    accepted: '2025-03-20',
  })
  add(
    'a joint action without law enforcement',
    'joint-no-police',
    action([single, two], ['civil society', 'prosecution'], '2023-11-01'),
  )
  add('an entry in the hidden country alone', 'hidden-alone', {
    ...action([cast.hidden], all, '2023-05-01'),
    level: 'national',
  })
}

function misreadings(add: Add, cast: Cast) {
  const [single, two] = cast.singles.slice(14) as [string, string]
  const national = { level: 'national' as const, places: [single] }
  add('a campaign that is not online', 'campaign-offline', {
    ...national,
    register: 'campaign',
    event: '2023-06-10',
    fields: { kinds: ['influencing'], online: false, aims: ['institutional accountability'], people: 9000 },
  })
  add('an online campaign for accountability', 'campaign-online', {
    ...national,
    register: 'campaign',
    event: '2023-06-20',
    fields: { kinds: ['influencing'], online: true, aims: ['institutional accountability'], people: 1200 },
  })
  add('a training of 40 participants, 6 of them journalists', 'training-mixed', {
    ...national,
    register: 'training',
    event: '2023-08-01',
    fields: { participants: 40, journalists: 6 },
  })
  add('an amendment of the criminal code', 'law-criminal', {
    ...national,
    register: 'private-sector-rule',
    stages: [stage('adopted', '2023-07-01', '2024-02-20')],
    fields: { what: 'law', maker: 'government', about: ['criminal code'] },
  })
  add('a law of a regional mechanism', 'law-regional', {
    register: 'private-sector-rule',
    level: 'regional',
    keptBy: 'region-1',
    regions: ['region-1'],
    places: [two],
    stages: [stage('adopted', '2023-07-01', '2024-02-20')],
    fields: { what: 'law', maker: 'regional mechanism', about: ['private sector'] },
  })
  add('a story on a national platform only', 'story-national', {
    ...national,
    register: 'story',
    event: '2023-04-04',
    fields: { platform: 'national' },
  })
}

function histories(add: Add, cast: Cast) {
  const place = cast.singles[16]!
  const research = (event: string, more: Partial<Sketch> = {}): Sketch => ({
    register: 'research',
    level: 'local',
    places: [place],
    event,
    fields: { supports: ['national'] },
    ...more,
  })
  add('an entry left a draft', 'research-draft', research('2023-03-01', { submitted: null, accepted: null }))
  add('an entry handed in and not reviewed', 'research-waiting', research('2023-03-02', { accepted: null }))
  add(
    'an entry withdrawn after the first release',
    'research-withdrawn',
    research('2023-03-03', { withdrawn: '2024-09-01' }),
  )
  add('an entry that is internal', 'research-internal', research('2023-03-04', { public: false }))
  add(
    'an entry split into two',
    'research-split',
    research('2023-03-05', { split: { into: ['research-half', 'research-other-half'], day: '2024-10-01' } }),
  )
  const half = { submitted: '2024-10-01', accepted: '2024-10-01' }
  add('the first half of a split entry', 'research-half', research('2023-03-05', half))
  add('the second half of a split entry', 'research-other-half', research('2023-03-06', half))
}

/** By the end of 2025: 31 agreed; 20 adopted, 9 of them implemented; 2 dropped with a reason; 9 open. */
function recommendations(add: Add) {
  for (let at = 1; at <= 31; at++) {
    const agreed = stage('agreed', '2023-02-01', '2023-02-10')
    const adopted = at <= 20 ? [stage('adopted', at <= 11 ? '2023-10-01' : '2025-04-01')] : []
    const implemented = at <= 9 ? [stage('implemented', at <= 4 ? '2024-06-01' : '2025-06-01')] : []
    const dropped = at === 21 || at === 22 ? [stage('dropped', '2024-08-01')] : []
    add(`recommendation ${at}`, `recommendation-${at}`, {
      register: 'recommendation',
      level: 'international',
      places: [],
      keptBy: 'secretariat',
      stages: [agreed, ...adopted, ...implemented, ...dropped],
      fields: dropped.length > 0 ? { reasonDropped: 'Taken over by another body.' } : {},
      submitted: '2023-02-10',
      accepted: '2023-02-20',
    })
  }
}
