/** What people type: where it is kept, what is no answer, and that nothing is lost when it cannot be kept. Through HTTP. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { readAs } from '@waymark/operations'
import { inNetwork, submissionsInState, type InNetwork } from '@waymark/store'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import type { Visitor } from './visitor.ts'

let here: DeskWorld
let draft: string
let arva: Visitor
before(async () => {
  here = await openDeskWorld()
  const all = await readAs(here.world.system, t => submissionsInState(t, 'draft'))
  draft = `${desk}/submissions/${all.find(submission => submission.subjectKind === 'country' && submission.respondentName === 'Alder')!.id}`
  arva = await here.enter('arva')
})
after(() => here.close())

const question = () => arva.open(`${draft}/A2`)
const marker = 'UNMISTAKABLE'
const source = {
  'evidence.0.type': 'law',
  'evidence.0.address': `https://example.org/${marker}`,
  'evidence.0.seenOn': '2026-01-05',
  'evidence.0.quote': `${marker} quoted`,
  'evidence.0.place': `${marker} page 3`,
}
/** A form offers one piece more than stands: this one is typed once the first is kept. */
const offline = {
  'evidence.1.type': 'report',
  'evidence.1.where': `${marker} library`,
  'evidence.1.seenOn': '2026-01-06',
}

/** Tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<readonly string[]> {
  return inNetwork(here.world.runtime.installation.owner.db, here.world.system.network.id, async (t: InNetwork) => {
    const { rows } = await sql<{ name: string }>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
      from information_schema.tables
      where table_schema in ('app', 'sealed', 'auth')
        and table_type = 'BASE TABLE'`.execute(t)
    const found: string[] = []
    for (const { name } of rows) {
      const hits = await sql`select from ${sql.raw(name)} x where x::text like ${`%${text}%`} limit 1`.execute(t)
      if (hits.rows.length > 0) found.push(name)
    }
    return found
  })
}

describe('a text that a person types', () => {
  test('stands among the free texts and nowhere else, whatever field it was typed into', async () => {
    const saved = await arva.send(await question(), { state: 'yes', rationale: `${marker} why`, ...source })
    assert.equal(saved.status, 200, saved.text.slice(0, 300))
    const both = await arva.send(await question(), { state: 'yes', rationale: `${marker} why`, ...source, ...offline })
    assert.equal(both.status, 200, both.text.slice(0, 300))
    assert.match((await question()).html, new RegExp(`value="${marker} library"`))
    assert.deepEqual(await tablesWith(marker), ['app.free_text'])
    assert.match((await question()).html, new RegExp(`https://example.org/${marker}`))
  })

  test('is refused by name in a field that the question does not ask, and is shown again', async () => {
    const revision = /name="revision" value="(\d+)"/.exec((await question()).html)![1]!
    for (const field of ['text', 'part.C1.policy', 'count']) {
      const body = new URLSearchParams({
        revision,
        state: 'yes',
        [field]: 'STRAY of a person',
        rationale: 'Kept words.',
      })
      const refused = await arva.post(`${draft}/A2`, body.toString())
      assert.equal(refused.status, 422, field)
      assert.match(refused.html, />Kept words\.</)
    }
    assert.deepEqual(await tablesWith('STRAY of a person'), [])
  })

  test('is no answer, reason or title where nothing of it can be seen', async () => {
    for (const nothing of ['\u200b', ' \u2060\u00ad ', '...', '\u3164']) {
      const entry = await arva.open(`/en/test-network/desk/entries/training/new`)
      const refused = await arva.send(entry, { title: nothing, day: '2025-05-04' }, { action: '?/save' })
      assert.equal(refused.status, 422, JSON.stringify(nothing))
      assert.match(refused.text, /Fill this in/)
    }
  })

  test('as the place of a source is bounded', async () => {
    const refused = await arva.send(await question(), { ...source, 'evidence.0.place': 'x'.repeat(201) })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /at most 200 characters/)
  })
})

describe('a text in a language that the pages do not have', () => {
  test('is refused where its code is none or stands beside another choice, and all that was typed stays', async () => {
    const wrong = [
      [{ language: 'other', otherLanguage: 'urdu language' }, /is no code of a language/],
      [{ language: 'other', otherLanguage: '' }, /Fill this in/],
      [{ language: 'en', otherLanguage: 'ur' }, /A language is chosen from the list already/],
    ] as const
    for (const [choice, why] of wrong) {
      const refused = await arva.send(await question(), { state: 'yes', rationale: 'یہ قانون نافذ ہے۔', ...choice })
      assert.equal(refused.status, 422, JSON.stringify(choice))
      assert.match(refused.text, why)
      assert.match(refused.html, />یہ قانون نافذ ہے۔</)
    }
  })

  test('is kept with its code, chosen again in the form, and shown in its direction', async () => {
    const typed = { state: 'yes', rationale: 'یہ قانون نافذ ہے۔', language: 'other', otherLanguage: 'UR-pk' }
    const saved = await arva.send(await question(), typed)
    assert.equal(saved.status, 200, saved.text.slice(0, 300))
    const page = await question()
    assert.match(page.html, /name="otherLanguage"[^>]*value="ur-PK"/)
    const hold = await arva.open(`${draft}/A2/hold`)
    assert.match(hold.html, /lang="ur-PK" dir="rtl">یہ قانون نافذ ہے۔</)
  })
})

describe('a web address', () => {
  test('may begin in capital letters', async () => {
    const typed = { ...source, 'evidence.0.address': 'Https://example.org/law', rationale: 'Of the law.' }
    const saved = await arva.send(await question(), typed)
    assert.equal(saved.status, 200, saved.text.slice(0, 300))
    assert.match((await question()).html, /value="https:\/\/example\.org\/law"/)
  })

  test('with a password, a blank or a sign that turns the line around is refused, and all that was typed stays', async () => {
    const wrong = {
      'https://user:secret@example.org/': /user name or a password/,
      'https://example.org/a b': /holds a blank/,
      'https://example.org/\u202egnp.exe': /cannot be seen/,
      'ftp://example.org/': /no web address/,
    }
    for (const [address, why] of Object.entries(wrong)) {
      const typed = { state: 'no', rationale: 'A long evening of work.', ...source, 'evidence.0.address': address }
      const refused = await arva.send(await question(), typed)
      assert.equal(refused.status, 422, address)
      assert.match(refused.text, why)
      assert.match(refused.html, />A long evening of work\.</)
    }
  })
})

describe('a rule that only the database knows', () => {
  const asOwner = (statement: string) =>
    sql.raw(statement).execute(here.world.runtime.installation.owner.db) as Promise<unknown>

  test('is a refusal with its name, and all that was typed stays', async () => {
    await asOwner(
      `alter table app.answer add constraint nobody_refuses_here check (reason is distinct from 'refused') not valid`,
    )
    try {
      const typed = { state: 'refused', rationale: 'Written with care.' }
      const refused = await arva.send(await question(), typed)
      assert.equal(refused.status, 422)
      assert.match(refused.text, /breaks the rule “nobody_refuses_here”/)
      assert.match(refused.html, />Written with care\.</)
      assert.deepEqual(await tablesWith('Written with care.'), [])
    } finally {
      await asOwner('alter table app.answer drop constraint nobody_refuses_here')
    }
  })
})

describe('a page of one person', () => {
  test('is kept by no cache between, however its address is written', async () => {
    for (const path of [
      desk,
      '/en/test-network/%64esk',
      `/en/test-network/%64esk/plans`,
      '/en/%61ccount',
      '/en/keys',
      '/nowhere',
    ])
      assert.equal((await arva.open(path)).headers.get('cache-control'), 'private, no-store', path)
    assert.equal((await arva.open('/en/about')).headers.get('cache-control'), 'public, no-cache')
  })
})
