import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isModelCrawler,
  keepNothing,
  modelCrawlers,
  robotsFile,
  robotsOf,
  type CrawledRelease,
} from '#lib/server/crawlers.ts'

const base = '/[language=language]/[network]/[release=release]'
const ask = (
  below: string,
  network: Partial<CrawledRelease['network']> = {},
  more: { withdrawn?: boolean; search?: string } = {},
) =>
  robotsOf({
    route: `${base}${below}`,
    search: more.search ?? '',
    of: {
      withdrawn: more.withdrawn ?? false,
      network: { kind: 'network', invented: false, indexing: 'figures', languageModels: false, ...network },
    },
  })

test('figures and definitions may be indexed, what members say of countries may not, nor a route that is new', () => {
  for (const below of [
    '',
    '/framework/[edition]/[indicator]/[...part=part]',
    '/world',
    '/survey/[survey]',
    '/regions/[group]',
  ])
    assert.equal(ask(below), undefined, below)
  for (const below of [
    '/countries/[country]',
    '/observations/[edition]/[indicator]/[subject]',
    '/plan',
    '/learning',
    '/files/[...path]',
    '/release.tar',
    '/stories',
  ])
    assert.equal(ask(below), keepNothing, below)
})

test('facts of treaties by country may be indexed; plans and learning nowhere unless the network says everything', () => {
  assert.equal(ask('/countries/[country]', { kind: 'publisher' }), undefined)
  assert.equal(ask('/plan', { kind: 'publisher' }), keepNothing)
  assert.equal(ask('/plan', { indexing: 'everything' }), undefined)
  assert.equal(ask('/world', { indexing: 'nothing' }), keepNothing)
})

test('nothing invented, withdrawn or asked for by a query is indexed, whatever the network says', () => {
  assert.equal(ask('/world', { invented: true, indexing: 'everything' }), keepNothing)
  assert.equal(ask('/world', {}, { withdrawn: true }), keepNothing)
  assert.equal(ask('/world', {}, { search: '?in=WB-LOW' }), keepNothing)
  assert.equal(robotsOf({ route: '/[language=language]/[network]/desk', search: '', of: undefined }), keepNothing)
  assert.equal(robotsOf({ route: null, search: '', of: undefined }), keepNothing)
  for (const below of ['', '/method', '/frameworks/[edition]'])
    assert.equal(robotsOf({ route: `/[language=language]${below}`, search: '', of: undefined }), undefined, below)
})

test('crawlers of language models are known by name, and robots.txt lets them into the networks that say so alone', () => {
  for (const name of modelCrawlers) assert.ok(isModelCrawler(`Mozilla/5.0 (compatible; ${name}/1.0)`), name)
  assert.equal(isModelCrawler('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'), false)
  assert.equal(isModelCrawler(undefined), false)
  assert.doesNotMatch(robotsFile(['en'], []), /Allow:/)
  assert.match(robotsFile(['en'], []), /User-agent: \*\n(?:Disallow: \/\*\/\S+\n)+\n/)
  const [, models = ''] = robotsFile(['en', 'sv'], ['coastal']).split('# Crawlers that')
  assert.match(models, /Allow: \/en\/coastal\/\nAllow: \/sv\/coastal\/\n[^]*Disallow: \/\n$/)
})
