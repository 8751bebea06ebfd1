/** Pages of a desk ask the database for all that waits at once: as many statements in a large network as in a small one. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  closingPage,
  computedInside,
  contestedNow,
  deskOf,
  listsPage,
  loadContent,
  nextToDecide,
  readAs,
  reviewList,
  roundPage,
  runtimeOf,
  settlePage,
  today,
  unchangedPage,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { inNetwork, type Installation } from '@waymark/store'
import { newPerson, shippedContent, testInstallation } from '@waymark/testing'
import { askRound, scaleWorld } from '../../bench/scale-world.ts'
import { counted } from './counted.ts'

type World = { readonly network: string; readonly desk: Desk; readonly rounds: readonly string[] }

describe('a network of twelve members in which much waits asks the database no more often than one of four', () => {
  let installation: Installation
  let runtime: Runtime
  let worlds: readonly [World, World]
  before(async () => {
    installation = await testInstallation()
    runtime = runtimeOf(installation, { now: () => new Date('2026-11-30T09:00:00.000Z') })
    await loadContent(runtime, shippedContent())
    worlds = [
      await waitingWorld(runtime, { slug: 'small', members: 4, periods: ['2022', '2023'] }),
      await waitingWorld(runtime, { slug: 'large', members: 12, periods: ['2021', '2022', '2023', '2024'] }),
    ]
  })
  after(() => installation?.close())

  const seats = {
    reviewer: { role: 'reviewer' },
    coordinator: { role: 'coordinator', region: 'region-0' },
    secretariat: { role: 'secretariat' },
    contributor: { role: 'contributor', member: 'Member 0000' },
  } as const
  type Seat = keyof typeof seats

  /** How often each of the two worlds asks, and how much it found. */
  async function asked(seat: Seat, inspect: (desk: Desk, world: World) => Promise<number>) {
    const found = []
    for (const world of worlds) {
      const { session } = await newPerson(runtime, { network: world.network, name: seat, ...seats[seat] })
      const counting = counted((await deskOf(runtime, session, world.network))!)
      const things = await inspect(counting.desk, world)
      found.push({ statements: counting.statements(), rows: counting.rows(), things })
    }
    return found as [(typeof found)[number], (typeof found)[number]]
  }

  const lookups: Record<string, readonly [Seat, (desk: Desk, world: World) => Promise<number>]> = {
    'what waits for a reviewer': [
      'reviewer',
      async desk => {
        const { submissions, corrections, entries } = await reviewList(desk)
        return Math.min(submissions.length, corrections.length, entries.length)
      },
    ],
    'what a reviewer read before, among all that waits': [
      'reviewer',
      async desk => {
        await unchangedPage(desk)
        return (await reviewList(desk)).submissions.length
      },
    ],
    'the first page of a reviewer': [
      'reviewer',
      async desk => {
        const { review } = await today(desk)
        return Math.min(review.submissions, review.corrections, review.entries)
      },
    ],
    'the first page of a coordinator': ['coordinator', async desk => (await today(desk)).rounds[0]!.forms],
    'the first page of the secretariat': ['secretariat', async desk => (await today(desk)).rounds[0]!.forms],
    'the first page of a contributor': ['contributor', async desk => (await today(desk)).own.length],
    'a round as a coordinator sees it': [
      'coordinator',
      async (desk, { rounds }) => (await roundPage(desk, rounds[0]!))!.progress.length,
    ],
    'a round before it is closed': [
      'secretariat',
      async (desk, { rounds }) => (await closingPage(desk, rounds[0]!))!.submissions.waiting,
    ],
    'an answer that is contested': [
      'reviewer',
      async desk => {
        const [line] = await readAs(desk, t => contestedNow(desk, t))
        const of = { round: line!.round, indicator: line!.indicator, subject: line!.subject.code }
        return (await settlePage(desk, of))!.answers.length
      },
    ],
  }

  for (const [page, [seat, view]] of Object.entries(lookups))
    test(page, async () => {
      const [small, large] = await asked(seat, view)
      assert.ok(small.things > 0 && large.things > small.things, `${small.things} and ${large.things} are there`)
      assert.equal(large.statements, small.statements)
    })

  for (const seat of ['reviewer', 'coordinator', 'contributor'] as const)
    test(`the first page of a ${seat} counts what the list to review names`, async () => {
      const listed: (object | undefined)[] = []
      const counted: object[] = []
      await asked(seat, async desk => {
        const { submissions, entries, corrections } = await reviewList(desk)
        listed.push({
          submissions: submissions.length,
          entries: entries.length,
          corrections: corrections.length,
        })
        counted.push((await today(desk)).review)
        return submissions.length
      })
      assert.deepEqual(counted, listed)
    })

  test('what a reviewer decides next is found without reading all that waits', async () => {
    const listed = await asked('reviewer', async desk => (await readAs(desk, t => contestedNow(desk, t))).length)
    const found = await asked('reviewer', async desk => Number((await nextToDecide(desk))?.kind === 'answer'))
    assert.deepEqual(
      found.map(({ things }) => things),
      [1, 1],
    )
    const [, many] = listed
    assert.ok(many!.things > 40, `${many!.things} are contested`)
    assert.ok(found[1]!.rows <= many!.rows - many!.things + 20, `${found[1]!.rows} rows are read`)
  })

  test('what a round comes to inside is computed once while nothing is done', async () => {
    const [first, second] = await asked('secretariat', async (desk, { rounds }) => {
      const inspect = async () => (await computedInside(desk, { round: rounds[0]!, region: '' }))!.figures.length
      return (await inspect()) + (await inspect())
    })
    assert.ok(first.things > 0 && second.things > 0)
    const [once] = await asked(
      'secretariat',
      async (desk, { rounds }) => (await computedInside(desk, { round: rounds[0]!, region: '' }))!.figures.length,
    )
    assert.ok(first.statements < 1.5 * once.statements, `${once.statements} once and ${first.statements} twice`)
  })

  test('the lists to close are shown', async () => {
    const [few, many] = await asked('contributor', async desk => (await listsPage(desk)).length)
    assert.ok(few.things > 0 && many.things > few.things)
  })
})

type Wanted = { readonly slug: string; readonly members: number; readonly periods: readonly string[] }

/** Two countries and a region; in each round much waits, and in each accepted answers of a country differ. */
async function waitingWorld(runtime: Runtime, { slug, members, periods }: Wanted): Promise<World> {
  const { desk, edition, answer } = await scaleWorld(runtime, members, { slug, countries: 2 })
  const rounds: string[] = []
  for (const period of periods) {
    const round = await askRound(desk, edition, period)
    await answer(round, members)
    rounds.push(round)
  }
  await inNetwork(runtime.installation.owner.db, desk.network.id, async t => {
    await sql`update app.entry set state = 'submitted' where network_id = ${t.network}`.execute(t)
    await sql`update app.submission set state = 'submitted' where network_id = ${t.network} and state = 'accepted'`.execute(
      t,
    )
    await sql`
      update app.answer a
      set value = jsonb_build_object('kind', 'rating', 'state', 'partial')
      from app.submission s
        join app.respondent r on r.network_id = s.network_id
        and r.id = s.respondent_id
        join app.member m on m.network_id = r.network_id
        and m.id = r.member_id
      where a.network_id = ${t.network}
        and a.value ->> 'kind' = 'rating'
        and s.network_id = a.network_id
        and s.id = a.submission_id
        and m.name < 'Member 0002'`.execute(t)
    await sql`
      update app.answer a
      set correction = 1,
        state = 'submitted'
      where network_id = ${t.network}
        and id = (
          select
            b.id
          from app.answer b
          where b.network_id = a.network_id
            and b.submission_id = a.submission_id
          order by b.indicator_version_id -- of one indicator: the others stay contested
          limit 1
        )`.execute(t)
  })
  return { network: slug, desk, rounds }
}
