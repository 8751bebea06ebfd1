import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readSlug } from '@waymark/network'
import { requestOrigin, settingsFrom } from '../origin.ts'
import { currentOf, inLanguage, nearestOf } from '../src/lib/nav.ts'

test('no network can be called as a page of the installation: its pages would not be reached', () => {
  const folder = path.join(import.meta.dirname, '../src/routes/[language=language]')
  const own = readdirSync(folder, { withFileTypes: true }).filter(
    file => file.isDirectory() && !file.name.startsWith('['),
  )
  const missing = own.map(file => file.name).filter(name => readSlug(name).ok)
  assert.ok(own.length > 5)
  assert.deepEqual(missing, [], 'name them in packages/network/src/slug.ts')
})

test('a site without a public origin listens on this machine only', () => {
  assert.deepEqual(settingsFrom({}).hosts, ['127.0.0.1', '::1'])
  assert.deepEqual(settingsFrom({ ORIGIN: 'https://a.example' }).hosts, ['0.0.0.0', '::'])
  assert.deepEqual(settingsFrom({ HOST: '10.0.0.1' }).hosts, ['10.0.0.1'])
})

test('a site that others reach says so, by ORIGIN and by HOST', () => {
  assert.equal(settingsFrom({}).open, false)
  assert.equal(settingsFrom({ ORIGIN: 'https://a.example' }).open, true)
  assert.equal(settingsFrom({ HOST: '0.0.0.0' }).open, true)
})

test('a port or an origin that is none is refused at the start, by name', () => {
  assert.throws(() => settingsFrom({ PORT: '99999' }), /PORT/)
  assert.throws(() => settingsFrom({ PORT: 'http' }), /PORT/)
  assert.throws(() => settingsFrom({ ORIGIN: 'https://a.example/path' }), /ORIGIN/)
})

test('an origin is believed only if it is configured or of this machine', () => {
  const ours = ['https://a.example']
  assert.equal(requestOrigin({ host: 'inner:3000', origin: 'https://evil.example' }, ours), 'https://a.example')
  assert.equal(requestOrigin({ host: 'localhost:3000' }, []), 'http://localhost:3000')
  assert.equal(requestOrigin({ host: 'localhost.evil.example' }, []), undefined)
  const inner = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }
  assert.equal(requestOrigin(inner, []), 'http://127.0.0.1:3000')
  assert.equal(requestOrigin(inner, ours), 'https://a.example', 'behind a proxy every request may say so')
})

test('another language is the same page, without what a form did', () => {
  assert.equal(inLanguage('ar', new URL('http://x/en/net/latest?group=low')), '/ar/net/latest?group=low')
  assert.equal(inLanguage('sv', new URL('http://x/en/net/desk?/save')), '/sv/net/desk')
  assert.equal(inLanguage('ru', new URL('http://x/nowhere')), '/ru')
})

test('a link knows whether its page, or one below it, is shown', () => {
  const links = ['/en/net/desk', '/en/net/desk/plans'].map(href => ({ href }))
  assert.equal(nearestOf(links, '/en/net/desk/plans/QMA'), '/en/net/desk/plans')
  assert.equal(nearestOf(links, '/en/net/desk'), '/en/net/desk')
  assert.equal(nearestOf(links, '/en/method'), undefined)
  assert.equal(currentOf('/en/method', '/en/method'), 'page')
  assert.equal(currentOf('/en/net', '/en/net/latest'), 'true')
  assert.equal(currentOf('/en', '/en/method'), undefined)
})
