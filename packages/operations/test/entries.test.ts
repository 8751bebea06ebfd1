import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { entriesOfSubmission, submissionById, type Installation } from '@waymark/store'
import {
  closeList,
  withdrawEntry,
  entriesForRelease,
  entriesToReview,
  entryToReview,
  runtimeOf,
  readAs,
  reviewEntry,
  saveEntry,
  splitEntry,
  submitEntry,
  type Desk,
  type EntryForm,
} from '@waymark/operations'
import { testInstallation } from '@waymark/testing'
import { coordinatorOf, reviewerOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork
let other: SmallNetwork

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') })
  world = await smallNetwork(runtime, 'small')
  other = await smallNetwork(runtime, 'neighbour')
})
after(() => installation.close())

const year = [{ from: '2025-01-01', until: '2026-01-01' }]

const action = (more: Partial<EntryForm> = {}): EntryForm => ({
  kind: 'joint-action',
  entry: null,
  revision: 0,
  language: 'en',
  title: 'A patrol on the ferry',
  day: '2025-05-04',
  stages: [{ stage: 'carried-out', on: '2025-05-04' }],
  fields: { sectors: ['police', 'business'] },
  places: ['QMA'],
  ...more,
})
const ask = async <T>(doing: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
  const result = await doing
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const refusalOf = async (doing: Promise<{ ok: boolean }>) => {
  const result = (await doing) as { ok: boolean; refusal?: { kind: string; field?: string } }
  assert.equal(result.ok, false, 'it was not refused')
  return result.refusal!
}
const submitted = async (desk: Desk, form: EntryForm) => ask(submitEntry(desk, await ask(saveEntry(desk, form))))
const accept = (at: { entry: string; revision: number }, more = {}) =>
  reviewEntry(reviewerOf(world), {
    ...at,
    decision: 'accept',
    note: '',
    language: 'en',
    nobodyRecognisable: true,
    ...more,
  })

test('an entry is kept as it was typed, with its places, themes, evidence and claim', async () => {
  const ash = world.speaker('ash')
  const evidence = {
    type: 'law',
    where: '',
    address: 'https://example.org/ferry',
    seenOn: '2026-01-20',
    quote: 'Nine patrols',
    place: 'p. 4',
  }
  const saved = await ask(
    saveEntry(
      ash,
      action({
        description: 'Two\r\nlines',
        places: ['QMB', 'QMA'],
        members: [world.members.cedar],
        themes: ['travel'],
        serves: ['sdg/16.2', 'outcome/C1', 'sdg/16.2', ' '],
        evidence: [evidence],
        strength: 'plausible',
        others: 'The port authority',
      }),
    ),
  )
  const [entry] = await readAs(ash, async t => {
    const { round, subject, respondent } = (await submissionById(t, world.submissions.ash))!
    return entriesOfSubmission(t, { round, subject, respondent })
  })
  assert.equal(entry?.id, saved.entry)
  assert.equal(entry?.title.body, 'A patrol on the ferry')
  assert.equal(entry?.description?.body, 'Two\nlines')
  assert.deepEqual(entry?.places, ['QMA', 'QMB'])
  assert.deepEqual(entry?.members, [world.members.cedar])
  assert.deepEqual([entry?.themes, entry?.serves], [['travel'], ['outcome/C1', 'sdg/16.2']])
  assert.deepEqual(entry?.choices, { sectors: ['police', 'business'] })
  assert.equal(entry?.evidence[0]?.quote?.body, 'Nine patrols')
  assert.equal(entry?.others?.body, 'The port authority')
  await ask(withdrawEntry(ash, saved))
})

test('what cannot be read is refused by field and nothing of it is kept', async () => {
  const ash = world.speaker('ash')
  const rowsOf = () =>
    readAs(ash, async t => {
      const { rows } =
        await sql`select (select count(*) from app.entry) as entries, (select count(*) from app.free_text) as texts,
        (select count(*) from app.audit_entry) as audit`.execute(t)
      return rows
    })
  const before = await rowsOf()
  const wrong = async (more: Partial<EntryForm>) => {
    const { kind, field } = await refusalOf(saveEntry(ash, action(more)))
    return `${kind} ${field}`
  }
  assert.equal(await wrong({ title: ' ' }), 'field.missing title')
  assert.equal(await wrong({ day: '31 May' }), 'day.malformed day')
  assert.equal(await wrong({ day: '2026-02-03' }), 'day.in-future day')
  assert.equal(await wrong({ level: 'galactic' }), 'level.unknown level')
  assert.equal(await wrong({ until: '2025-05-03' }), 'days.end-before-start until')
  assert.equal(await wrong({ stages: [{ stage: 'dreamt', on: '2025-05-04' }] }), 'stage.unknown stages.0.stage')
  assert.equal(await wrong({ fields: { sectors: ['police', 'pirates'] } }), 'choice.unknown fields.sectors')
  assert.equal(await wrong({ fields: { colour: 'red' } }), 'field.unknown fields.colour')
  assert.equal(await wrong({ places: ['QMA', 'XYZ'] }), 'place.unknown places')
  assert.equal(await wrong({ members: [other.members.ash] }), 'member.unknown members')
  assert.equal(await wrong({ themes: ['weather'] }), 'theme.unknown themes')
  assert.equal(await wrong({ serves: ['sdg/16.2', 'sdg/1.1'] }), 'served.unknown sdg')
  assert.equal(await wrong({ serves: ['target-group/pirates'] }), 'served.unknown targetGroups')
  assert.equal(await wrong({ serves: ['theme/travel'] }), 'served.unknown outcomes')
  assert.equal(await wrong({ strength: 'plausible' }), 'field.missing others')
  assert.equal(await wrong({ others: 'Many' }), 'field.missing strength')
  const seen = { type: 'report', where: '', seenOn: '2026-01-20', quote: '', place: '' }
  assert.equal(
    await wrong({ evidence: [{ ...seen, address: 'javascript:alert(1)' }] }),
    'link.malformed evidence.0.address',
  )
  assert.equal(
    await wrong({ evidence: [{ ...seen, address: 'https://example.org', seenOn: '2026-02-03' }] }),
    'day.in-future evidence.0.seenOn',
  )
  assert.equal(
    await wrong({ kind: 'training', stages: [], fields: { participants: '12.345' } }),
    'count.ambiguous fields.participants',
  )
  assert.equal(
    await wrong({ kind: 'law', stages: [], fields: { instrument: ['law', 'regulation'] } }),
    'choice.only-one fields.instrument',
  )
  assert.deepEqual(await rowsOf(), before)
})

test('numbers typed in Arabic-Indic digits are the numbers they say', async () => {
  const ash = world.speaker('ash')
  const saved = await ask(
    saveEntry(
      ash,
      action({
        kind: 'training',
        stages: [],
        day: '٢٠٢٥-٠٥-٠٤',
        fields: { audience: ['police'], participants: '١٢ ٠٠٠' },
      }),
    ),
  )
  const shown = await readAs(ash, async t => {
    const { round, subject, respondent } = (await submissionById(t, world.submissions.ash))!
    return (await entriesOfSubmission(t, { round, subject, respondent })).find(entry => entry.id === saved.entry)
  })
  assert.deepEqual(shown?.numbers, { participants: '12000' })
  assert.equal(shown?.day, '2025-05-04')
  await ask(withdrawEntry(ash, saved))
})

test('a draft may lack what its kind requires, an entry handed in may not', async () => {
  const ash = world.speaker('ash')
  const incomplete = async (more: Partial<EntryForm>) => {
    const saved = await ask(saveEntry(ash, action(more)))
    const refusal = await refusalOf(submitEntry(ash, saved))
    await ask(withdrawEntry(ash, saved))
    return `${refusal.kind} ${refusal.field}`
  }
  assert.equal(await incomplete({ fields: {} }), 'field.missing fields.sectors')
  assert.equal(await incomplete({ stages: [] }), 'field.missing stages.0.stage')
  assert.equal(await incomplete({ places: [] }), 'field.missing places')
  assert.equal(
    await incomplete({ strength: 'claimed', others: 'Many' }),
    'entry.claim-without-evidence evidence.0.address',
  )
})

test('a form filled in from an older revision does not overwrite a newer one', async () => {
  const ash = world.speaker('ash')
  const first = await ask(saveEntry(ash, action()))
  const second = await ask(saveEntry(ash, action({ ...first, title: 'Renamed' })))
  assert.equal(second.revision, first.revision + 1)
  assert.equal((await refusalOf(saveEntry(ash, action({ ...first, title: 'Stale' })))).kind, 'entry.changed-meanwhile')
  await ask(withdrawEntry(ash, second))
})

test('what is saved again says what was typed last, and a correction keeps what was accepted until it is reviewed', async () => {
  const cedar = world.speaker('cedar')
  const patrol = { ...action({ title: 'Old', places: ['QMB'] }), fields: { sectors: ['police'] } }
  const first = await ask(saveEntry(cedar, patrol))
  const again = { ...patrol, ...first, title: 'Newer', day: '2025-04-01', fields: { sectors: ['business'] } }
  const second = await ask(saveEntry(cedar, again))
  const accepted = await ask(accept(await ask(submitEntry(cedar, second))))
  const released = async () =>
    (await readAs(reviewerOf(world), t => entriesForRelease(t, year))).find(entry => entry.id === first.entry)
  assert.deepEqual([(await released())?.day, (await released())?.choices], ['2025-04-01', { sectors: ['business'] }])
  const correction = { ...again, ...accepted, day: '2025-03-01', reason: 'The day was wrong' }
  const corrected = await ask(saveEntry(cedar, correction))
  assert.equal((await released())?.day, '2025-04-01', 'what was accepted stands while the correction waits')
  const done = await ask(accept({ entry: corrected.entry, revision: corrected.revision }))
  assert.equal((await released())?.day, '2025-03-01')
  const withdrawn = await ask(withdrawEntry(cedar, { ...done, reason: 'It did not happen' }))
  assert.equal(await released(), undefined)
  assert.equal(
    (await refusalOf(splitEntry(cedar, { ...withdrawn, title: 'x', language: 'en' }))).kind,
    'thing.not-found',
  )
})

test('the same new form sent twice is kept once', async () => {
  const ash = world.speaker('ash')
  const entry = uuidv7()
  const saved = await ask(saveEntry(ash, action({ entry })))
  assert.equal(saved.entry, entry)
  assert.equal((await refusalOf(saveEntry(ash, action({ entry })))).kind, 'entry.changed-meanwhile')
  await ask(withdrawEntry(ash, saved))
})

test('nobody reviews their own entry or one of their member, and a return says why', async () => {
  const ash = world.speaker('ash')
  const at = await submitted(ash, action())
  const both = world.desk('ash', ...ash.roles, { name: 'reviewer' })
  const review = (desk: Desk, more = {}) =>
    reviewEntry(desk, {
      ...at,
      decision: 'accept' as const,
      note: '',
      language: 'en',
      nobodyRecognisable: true,
      ...more,
    })
  assert.equal((await refusalOf(review(ash))).kind, 'deed.not-permitted')
  assert.equal((await refusalOf(review(both))).kind, 'review.own-work')
  const colleague = world.desk('colleague', ...ash.roles, { name: 'reviewer' })
  assert.equal((await refusalOf(review(colleague))).kind, 'review.same-member')
  assert.equal((await refusalOf(review(coordinatorOf(world, 'south')))).kind, 'thing.not-found')
  const reviewer = reviewerOf(world)
  assert.equal(
    (await refusalOf(review(reviewer, { nobodyRecognisable: false }))).kind,
    'review.recognisable-not-confirmed',
  )
  assert.equal((await refusalOf(review(reviewer, { decision: 'return' }))).kind, 'review.note-missing')
  const waiting = await readAs(reviewer, t => entriesToReview(reviewer, t))
  assert.deepEqual(
    waiting.map(entry => entry.id),
    [at.entry],
  )
  assert.deepEqual(await readAs(colleague, t => entriesToReview(colleague, t)), [])
  const returned = await ask(review(reviewer, { decision: 'return', note: 'Which ferry?' }))
  const news = {
    type: 'news',
    address: 'https://news.example.org/1',
    where: '',
    seenOn: '2026-01-20',
    quote: '',
    place: '',
  }
  const mend = action({ ...returned, title: 'A patrol on the night ferry', evidence: [news] })
  const again = await ask(submitEntry(ash, await ask(saveEntry(ash, mend))))
  assert.equal((await refusalOf(accept(again))).kind, 'review.evidence-not-opened', 'news may name a child')
  const accepted = await ask(accept(again, { opened: ['0'] }))
  assert.equal((await refusalOf(saveEntry(ash, action({ ...accepted })))).field, 'reason')
  assert.equal((await refusalOf(withdrawEntry(ash, accepted))).field, 'reason')
  const reopened = await ask(
    reviewEntry(coordinatorOf(world, 'north'), {
      ...accepted,
      decision: 'return',
      note: 'Not in this period',
      language: 'en',
      nobodyRecognisable: false,
    }),
  )
  await ask(withdrawEntry(ash, reopened))
})

test('one action reported by two countries is one entry with both places', async () => {
  const mine = await submitted(world.speaker('ash'), action({ title: 'Joint patrol' }))
  const theirs = await submitted(
    world.speaker('cedar'),
    action({
      title: 'The same patrol',
      places: ['QMB'],
      members: [world.members.cedar],
    }),
  )
  await ask(accept(mine))
  const page = await readAs(reviewerOf(world), t => entryToReview(reviewerOf(world), t, theirs.entry))
  assert.deepEqual(
    page?.perhapsTheSame.map(entry => entry.id),
    [mine.entry],
  )
  await ask(accept(theirs, { decision: 'same-as', sameAs: mine.entry }))
  const released = await readAs(reviewerOf(world), t => entriesForRelease(t, year))
  assert.equal(released.length, 1)
  assert.equal(released[0]?.id, mine.entry)
  assert.deepEqual(released[0]?.places, ['QMA', 'QMB'])
  assert.deepEqual(released[0]?.members, [world.members.cedar])
  const third = await submitted(world.speaker('dogwood'), {
    ...action({ places: ['QMC'] }),
  })
  assert.equal(
    (await refusalOf(accept(third, { decision: 'same-as', sameAs: third.entry }))).kind,
    'entry.twin-unfit',
    'an entry is not its own twin',
  )
  await ask(accept(third, { decision: 'same-as', sameAs: theirs.entry }))
  assert.deepEqual((await readAs(reviewerOf(world), t => entriesForRelease(t, year)))[0]?.places, ['QMA', 'QMB', 'QMC'])
})

test("another network's entries, drafts and lists are not found, and neither are malformed ids", async () => {
  const stranger = other.speaker('ash')
  const own = await ask(saveEntry(world.speaker('ash'), action()))
  const kinds = await Promise.all(
    [
      saveEntry(stranger, action({ entry: own.entry, revision: own.revision })),
      submitEntry(stranger, own),
      withdrawEntry(stranger, own),
      closeList(stranger, { submission: world.submissions.ash, kind: 'law', said: 'unknown' }),
      reviewEntry(reviewerOf(other), {
        ...own,
        decision: 'accept',
        note: '',
        language: 'en',
        nobodyRecognisable: true,
      }),
      saveEntry(world.speaker('birch'), action({ entry: own.entry, revision: own.revision })),
      saveEntry(world.speaker('ash'), action({ entry: "' or 1=1" })),
      saveEntry(world.speaker('ash'), action({ keeper: `region:${world.regions.north}` })),
      submitEntry(world.speaker('ash'), { entry: 'x', revision: 1 }),
    ].map(doing => refusalOf(doing)),
  )
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    Array.from({ length: 9 }, () => 'thing.not-found'),
  )
  await ask(withdrawEntry(world.speaker('ash'), own))
})
