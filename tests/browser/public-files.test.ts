/** Releases as files, and what stands unsigned above and beside them: notices, redacted texts, keys. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  agreeRedaction,
  askRedaction,
  deskOf,
  openRelease,
  verifyWhole,
  withdrawRelease,
  type Desk,
} from '@waymark/operations'
import type { ManifestPart, ManifestRoot } from '@waymark/scorecard'
import { must, newPerson, repository } from '@waymark/testing'
import { faultsIn, jsonFilesOf, schemaAddress } from '../docs/fits-schema.ts'
import { servePublicSite, type PublicSite } from './public-site.ts'

const network = 'demonstration'
const released = `/en/${network}/2026-1`

describe('the files of a release, and what stands beside them', () => {
  let site: PublicSite
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://localhost:${site.port}${path}`, { headers: { accept: 'text/html', ...headers } })
  const textOf = async (path: string) => (await get(path)).text()
  /** The page once it says so: a change is told to whoever serves pages after it holds, so that the next look may be too soon. */
  const onceIt = async (path: string, says: (page: string) => boolean) => {
    for (const deadline = Date.now() + 30_000; ;) {
      const page = await textOf(path)
      if (says(page)) return page
      assert.ok(Date.now() < deadline, `${path} does not say so: ${page.slice(0, 2000)}`)
    }
  }
  before(async () => {
    site = await servePublicSite({ own: true })
  })
  after(() => site?.close())

  async function seated(name: string): Promise<Desk> {
    const { session } = await newPerson(site.runtime, { network, name, role: 'secretariat' })
    const desk = await deskOf(site.runtime, session, network)
    assert.ok(desk)
    return desk
  }

  test('each file comes byte for byte as the manifest has it, and is known again by its hash', async () => {
    const manifest = (await (await get(`${released}/files/manifest.json`)).json()) as ManifestRoot
    const parts = await Promise.all(
      manifest.parts.map(async part => (await (await get(`${released}/files/${part.path}`)).json()) as ManifestPart),
    )
    const listed = [...manifest.parts, ...parts.flatMap(part => part.files)]
    assert.ok(listed.length > 50)
    for (const { path, sha256, bytes } of listed) {
      const answer = await get(`${released}/files/${path}`)
      const body = new Uint8Array(await answer.arrayBuffer())
      assert.deepEqual([answer.status, body.length, hashOf(body)], [200, bytes, sha256], path)
    }
    const first = await get(`${released}/files/data/figures.csv`)
    assert.match(first.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/)
    assert.match(first.headers.get('cache-control') ?? '', /^public, max-age=\d{1,4}$/)
    const again = await get(`${released}/files/data/figures.csv`, { 'if-none-match': first.headers.get('etag') ?? '' })
    assert.equal(again.status, 304)
    const latest = await get(`/en/${network}/latest/files/index.json`)
    assert.equal(latest.headers.get('cache-control'), 'public, no-cache')
  })

  test('a table is downloaded whole, with one header, whatever files it was signed in', async () => {
    for (const name of ['observations', 'figures']) {
      const answer = await get(`${released}/tables/${name}.csv`)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/)
      const lines = (await answer.text()).split('\r\n')
      const parts: string[][] = []
      for (let path: string | undefined = `${name}.csv`; path; path = `${name}-${parts.length + 1}.csv`) {
        const part = await get(`${released}/files/data/${path}`)
        if (part.status === 404) break
        parts.push((await part.text()).split('\r\n').slice(0, -1))
      }
      const [header] = parts[0]!
      assert.deepEqual(lines, [header, ...parts.flatMap(part => part.slice(1)), ''])
      assert.equal(lines.filter(line => line === header).length, 1)
    }
    assert.equal((await get(`${released}/tables/nothing.csv`)).status, 404)
  })

  test('no other file and no other release is there', async () => {
    const others = ['files/sealed/candidate.json', 'files/../manifest.json', 'files/', 'countries/KEN', 'survey/none']
    for (const path of [...others.map(other => `${released}/${other}`), `/en/${network}/2019-1`, '/en/about/2026-1']) {
      assert.equal((await get(path)).status, 404, path)
    }
  })

  test('the address of a network leads to its latest release', async () => {
    const answer = await fetch(`http://localhost:${site.port}/sv/${network}`, { redirect: 'manual' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [307, `/sv/${network}/latest`])
    assert.equal((await get('/sv/nowhere')).status, 404)
  })

  test('the archive is what the verifier reads, and is intact under the key that the site lists', async () => {
    const { release: whole, keyId } = await archive()
    const key = (await textOf(`/en/keys/${keyId}.key`)).trim()
    const report = verifyWhole({ ...whole, knownKeys: [key] })
    assert.deepEqual(report.findings, [])
    assert.ok(report.notes.some(note => note.kind === 'verify.signed-by-known-key'))
  })

  test('a replaced release says so above unchanged bytes, on every page', async () => {
    for (const page of ['', '/countries', '/countries/QMA', '/verify']) {
      assert.match(
        await textOf(`/en/${network}/2025-1${page}`),
        /It is replaced by.*release 2026-1.*is not part of the signed release/s,
      )
      assert.doesNotMatch(await textOf(`${released}${page}`), /is not part of the signed release/)
    }
  })

  test('a withdrawn release shows the day and the reason', async () => {
    const sara = await seated('Sara')
    const opened = await openRelease(site.runtime, network, '2025-1')
    const form = {
      release: opened!.release.id,
      reason: 'A count was read twice.',
      replacedBy: '2026-1',
      language: 'en',
    }
    must(await withdrawRelease(sara, form))
    const page = await onceIt(`/ar/${network}/2025-1/countries`, text => text.includes('سُحب هذا الإصدار'))
    assert.match(page, /<bdi lang="en" dir="auto">A count was read twice\.<\/bdi>/)
    assert.match(await textOf('/en'), /Withdrawn\./)
  })

  test('a redacted text is gone from every page and from the archive, with its day in its place', async () => {
    const before = await textOf(`${released}/countries/QMA`)
    const [, id = '', body = ''] = /data-text="([^"]+)"[^>]*>(The committee heard us[^<]+)</.exec(before) ?? []
    assert.ok(id && body)
    const [sigrid, tuva] = [await seated('Sigrid'), await seated('Tuva')]
    const { redaction } = must(await askRedaction(sigrid, { text: id, reason: 'It names a place too closely.' }))
    must(await agreeRedaction(tuva, { redaction }))
    const now = await onceIt(`${released}/countries/QMA`, text => !text.includes(body))
    assert.match(now, new RegExp(`data-redacted="${id}"[^>]*>text redacted on`))
    const { release: whole, all } = await archive()
    assert.ok(!all.includes(body))
    const report = verifyWhole(whole)
    assert.deepEqual(report.findings, [])
    assert.ok(report.notes.some(note => note.kind === 'verify.texts-redacted' && note.count === 1))
  })

  test('the gallery of components, for whoever changes them, is nowhere in what is served', async () => {
    for (const address of ['/gallery', '/gallery/en', '/en/gallery']) assert.equal((await get(address)).status, 404)
    const built = globSync('apps/web/build/**/*.js', { cwd: repository })
    assert.ok(built.length > 100)
    const held = built.filter(file =>
      readFileSync(path.join(repository, file), 'utf8').includes('Gallery of components'),
    )
    assert.deepEqual(held, [])
  })

  test('its JSON files are as the schema says that the site serves', async () => {
    const { release: whole } = await archive()
    const files = jsonFilesOf(whole.files)
    assert.ok(Object.keys(files).length > 100)
    assert.deepEqual(faultsIn(files), [])
    assert.ok((await textOf(`${released}/data`)).includes(`href="${schemaAddress}"`))
    const served = await get(schemaAddress)
    assert.equal(served.status, 200)
    assert.match(await served.text(), /"https:\/\/json-schema\.org\/draft\/2020-12\/schema"/)
  })

  /** The archive of the release, unpacked. */
  async function archive() {
    const bytes = new Uint8Array(await (await get(`${released}/release.tar`)).arrayBuffer())
    const unpacked = unpack(bytes)
    const folder = `${network}-2026-1/`
    const json = (file: string) => JSON.parse(new TextDecoder().decode(unpacked.get(folder + file)))
    const signed = `${folder}release/`
    const files = [...unpacked].filter(([path]) => path.startsWith(signed))
    return {
      all: new TextDecoder().decode(bytes),
      keyId: json('release/signature.json').keyId as string,
      release: {
        files: Object.fromEntries(files.map(([path, body]) => [path.slice(signed.length), body])),
        texts: json('texts.json'),
        redactions: json('redactions.json'),
      },
    }
  }
})

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The files of a tar archive, read as the format says: blocks of 512 bytes, sizes in octal. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const field = (at: number, from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(at + from, at + from + length)).split('\0')[0] ?? ''
  for (let at = 0; bytes[at] !== undefined && bytes[at] !== 0;) {
    const prefix = field(at, 345, 155)
    const size = Number.parseInt(field(at, 124, 12), 8)
    files.set((prefix && `${prefix}/`) + field(at, 0, 100), bytes.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}
