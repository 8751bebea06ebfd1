import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Installation } from '@waymark/store'
import { registerDeskPage, runtimeOf, saveEntry, type EntryForm } from '@waymark/operations'
import { must, testInstallation } from '@waymark/testing'
import { smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork

before(async () => {
  installation = await testInstallation()
  world = await smallNetwork(runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') }), 'small')
})
after(() => installation.close())

test('a register is narrowed to a form of exploitation, to what is served and to what is said of the online dimension', async () => {
  const ash = world.speaker('ash')
  const enter = async (title: string, more: Partial<EntryForm>) =>
    must(
      await saveEntry(ash, {
        kind: 'joint-action',
        entry: null,
        revision: 0,
        language: 'en',
        title,
        day: '2025-05-04',
        stages: [{ stage: 'carried-out', on: '2025-05-04' }],
        fields: { sectors: ['police', 'business'] },
        places: ['QMA'],
        ...more,
      }),
    )
  await enter('Ferry', { themes: ['travel'], online: 'addressed' })
  await enter('Harbour', { serves: ['sdg/16.2'], online: 'not-addressed' })
  await enter('Bridge', {})
  const everything = { words: '', place: '', state: '', level: '', about: '', online: '', after: '' }
  const found = async (query: { readonly about?: string; readonly online?: string }) => {
    const page = await registerDeskPage(ash, 'joint-action', { ...everything, ...query })
    assert.equal(page?.found, page?.rows.length)
    return page?.rows.map(row => row.title.body).toSorted()
  }
  assert.deepEqual(await found({}), ['Bridge', 'Ferry', 'Harbour'])
  assert.deepEqual(await found({ about: 'theme/travel' }), ['Ferry'])
  assert.deepEqual(await found({ about: 'sdg/16.2' }), ['Harbour'])
  assert.deepEqual(await found({ about: 'theme/16.2' }), [])
  assert.deepEqual(await found({ online: 'addressed' }), ['Ferry'])
  assert.deepEqual(await found({ online: 'not-looked-at' }), ['Bridge'])
  assert.deepEqual(await found({ about: 'sdg/16.2', online: 'addressed' }), [])
  const page = await registerDeskPage(ash, 'joint-action', everything)
  assert.ok(page?.themes.some(theme => theme.code === 'travel'))
  assert.ok(page?.servable.some(servable => servable.key === 'sdg/16.2'))
})
