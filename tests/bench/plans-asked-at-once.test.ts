/** Lists of plans ask the database once for all countries, however many there are. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  actionsPage,
  choosePriority,
  deskOf,
  gapsAmong,
  loadContent,
  planAction,
  plansPage,
  readAs,
  recordDialogue,
  runtimeOf,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { indicatorsInUse, inNetwork, membersOnDay, type Installation } from '@waymark/store'
import { must, newPerson, shippedContent, testInstallation } from '@waymark/testing'
import { askRound, scaleWorld } from '../../bench/scale-world.ts'
import { counted } from './counted.ts'

const today = '2026-11-30'
const language = 'en'
const action = {
  what: 'Train the border police',
  who: 'Members',
  start: '',
  due: '2027-09-30',
  resources: '',
  change: 'From no to yes',
  language,
}

describe('a secretariat that plans for nine countries asks the database no more often than one that plans for three', () => {
  let installation: Installation
  let runtime: Runtime
  before(async () => {
    installation = await testInstallation()
    runtime = runtimeOf(installation, { now: () => new Date(`${today}T09:00:00.000Z`) })
    await loadContent(runtime, shippedContent())
    for (const [slug, countries] of Object.entries({ small: 3, large: 9 })) await planned(runtime, slug, countries)
  })
  after(() => installation?.close())

  const lookups: Record<string, (desk: Desk) => Promise<number>> = {
    'the gaps beside each plan': async desk => {
      const codes = (await plansPage(desk)).map(({ code }) => code)
      return Object.values(await gapsAmong(desk, codes)).flat().length
    },
    'the planned actions': async desk => (await actionsPage(desk)).length,
  }
  for (const [name, view] of Object.entries(lookups))
    test(name, async () => {
      const found = []
      for (const network of ['small', 'large']) {
        const { session } = await newPerson(runtime, { network, name: 'Sol', role: 'secretariat' })
        const counting = counted((await deskOf(runtime, session, network))!)
        found.push({ things: await view(counting.desk), statements: counting.statements() })
      }
      const [small, large] = found as [(typeof found)[number], (typeof found)[number]]
      assert.ok(small.things > 0 && large.things > small.things, `${small.things} and ${large.things} are there`)
      assert.equal(large.statements, small.statements)
    })
})

/** In each country the newest release said no to everything, and an action is planned. */
async function planned(runtime: Runtime, slug: string, countries: number): Promise<void> {
  const { desk, edition } = await scaleWorld(runtime, countries, { slug, countries })
  const round = await askRound(desk, edition, '2024')
  await inNetwork(runtime.installation.owner.db, desk.network.id, async t => {
    await sql`
      insert into app.observation (
        network_id,
        id,
        round_id,
        indicator_version_id,
        subject_id,
        period_label,
        respondent_type,
        instrument,
        status,
        how,
        at
      )
      select distinct
        on (q.indicator_version_id, q.subject_id) q.network_id,
        gen_random_uuid(),
        q.round_id,
        q.indicator_version_id,
        q.subject_id,
        '2024',
        'member',
        'round',
        '{"state": "no"}'::jsonb,
        'one',
        ${runtime.now()}
      from app.asked q
        join app.subject u on u.network_id = q.network_id
        and u.id = q.subject_id
        and u.kind = 'country'
      where q.network_id = ${t.network}
        and q.round_id = ${round}`.execute(t)
  })
  const [indicator] = await readAs(desk, t => indicatorsInUse(t))
  for (const { id, places } of await readAs(desk, t => membersOnDay(t, today))) {
    const held = { place: places[0]!, heldOn: today, members: [id], note: '', language }
    const { dialogue } = must(await recordDialogue(desk, held))
    const chosen = { dialogue, indicator: indicator!.id, reason: 'No path', language, members: [id] }
    const { priority } = must(await choosePriority(desk, chosen))
    must(await planAction(desk, { ...action, priority, indicator: indicator!.id, members: [id] }))
  }
}
