/** `waymark hide`: by two people, again with `--show`, and the administrators hear of both without the country's name. */
import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'
import {
  invitePerson,
  mailInWords,
  mailsPage,
  openRelease,
  publishRelease,
  runJobs,
  startPreview,
} from '@waymark/operations'
import type { CountryPage } from '@waymark/scorecard'
import { must, openWorld, type World } from '@waymark/testing'
import { hide, type HideWish } from '../src/commands/hide.ts'

const ada = { name: 'Ada', role: 'administrator', email: 'ada@example.org' } as const

let world: World
before(async () => {
  world = await openWorld()
  for (const person of ['tuva', 'adele', 'rune'] as const) await world.signInAs(person)
  must(await invitePerson(world.runtime, { ...ada, network: 'test-network' }))
  await publish('2026-1')
})
after(() => world.close())

async function publish(label: string): Promise<void> {
  const sigrid = await world.signInAs('sigrid')
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label, days: '0' }))
  await runJobs(world.runtime)
  must(await publishRelease(sigrid, { preview }))
}

const wish: HideWish = {
  country: 'qmc',
  network: 'test-network',
  reason: 'A law has changed.',
  by: 'sigrid',
  with: 'tuva',
  show: false,
}

/** Runs the command and gives its exit status with all it said. */
async function said(more: Partial<HideWish> = {}): Promise<readonly [number, string]> {
  const lines: string[] = []
  const listen = (line: string) => void lines.push(line)
  const heard = [mock.method(console, 'log', listen), mock.method(console, 'error', listen)]
  try {
    return [await hide(world.runtime, { ...wish, ...more }), lines.join('\n')]
  } finally {
    for (const one of heard) one.mock.restore()
  }
}

/** The mails to administrators of one kind, in words. */
async function result(kind: string): Promise<readonly string[]> {
  const adele = await world.signInAs('adele')
  const mails = (await mailsPage(adele))!.mails.filter(mail => mail.kind === kind)
  const words = await Promise.all(mails.map(mail => mailInWords(adele, mail.id)))
  return words.map(word => `${word!.subject}\n${word!.text}`)
}

const groupsOf = async (label: string) => {
  const release = (await openRelease(world.runtime, 'test-network', label))!
  return JSON.stringify(await release.page<CountryPage>('countries/QMC.json'))
}

describe('waymark hide', () => {
  test('is refused in words where somebody, the country or the second person is missing', async () => {
    await assert.rejects(hide(world.runtime, { ...wish, with: 'nobody' }), /Nobody called nobody has a role/)
    await assert.rejects(hide(world.runtime, { ...wish, network: 'none' }), /There is no network none/)
    assert.deepEqual(await said({ country: 'QMZ' }), [1, 'The network asks nothing about such a country.'])
    assert.deepEqual(await said({ show: true }), [1, 'The country is not hidden.'])
    const [status, words] = await said({ by: 'rune' })
    assert.deepEqual([status, words], [1, 'This takes an administrator, the secretariat or a focal point.'])
    assert.deepEqual(await result('hiding-agreed'), [])
  })

  test('hides it in the release at once, and tells the administrators without naming it', async () => {
    const before = await groupsOf('2026-1')
    const [status, words] = await said()
    assert.equal(status, 0)
    assert.match(
      words,
      /^QMC is hidden; 1 release was made again\.\nCopies that others took before cannot be called back\.$/,
    )
    assert.equal(
      await groupsOf('2026-1'),
      before,
      'where nothing was answered, hiding changes nothing that can be read',
    )
    const [mail, ...more] = await result('hiding-agreed')
    assert.equal(more.length, 0)
    assert.match(mail!, /two people of Test network agreed on 2 February 2026 that a country be hidden/)
    assert.doesNotMatch(mail!, /QMC|sigrid|tuva|law/i)
    assert.deepEqual(await said(), [1, 'The country is hidden already.'])
  })

  test('takes two people to show it again', async () => {
    const [status, words] = await said({ show: true, with: 'sigrid' })
    assert.equal(status, 1)
    assert.match(words, /waits for another person at the desk\.\nIt takes two people\./)
    assert.deepEqual(await result('showing-agreed'), [])
    const [again, why] = await said({ show: true })
    assert.deepEqual([again, why], [1, 'Somebody has asked for this already; another person has to agree at the desk.'])
  })

  test('shows it again by two people in later releases, and tells of that too', async () => {
    await said({ country: 'QMB' })
    const [status, words] = await said({ country: 'QMB', show: true })
    assert.deepEqual(
      [status, words.split('\n')[0]],
      [0, 'Later releases may show QMB again. Those that were made again stay as they are.'],
    )
    const [mail] = await result('showing-agreed')
    assert.match(mail!, /two people of Test network agreed on 2 February 2026 that a hidden country be shown again/)
    assert.doesNotMatch(mail!, /QMB|sigrid|tuva|law/i)
  })
})
