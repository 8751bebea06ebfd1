/** What the public pages print, read off their HTML: published figures, the law of every figure, and where every link leads. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { servePublicSite, type PublicSite } from '../browser/public-site.ts'
import { fetchPage, walk, type Walked } from './crawl.ts'

const record = '/en/public-record/2026-1'
const indicator = (code: string) => `${record}/framework/public-record-1/${code}`

describe('the public pages, with every right taken from the app but that of reading releases', () => {
  let site: PublicSite
  const origin = () => `http://localhost:${site.port}`
  const page = async (path: string) => (await fetchPage(origin(), path)).document!
  before(async () => {
    site = await servePublicSite({ own: true })
    await dropRights(site)
  })
  after(() => site?.close())

  test('OPSC as of August 2022: 176 party, 7 signatory and 10 none of 193', async () => {
    const document = await page(indicator('OPSC'))
    assert.match(document.querySelector('.figure-whole')!.textContent!, /As of 25 August 2022/)
    assert.equal(document.querySelector('.counted b')!.textContent, '176 of 193')
    assert.deepEqual(countsIn(document), { yes: 176, partial: 0, no: 17, signed: 7, none: 10 })
  })

  test('CRC: 192 and 1 signatory', async () => {
    const document = await page(indicator('CRC'))
    assert.equal(document.querySelector('.counted b')!.textContent, '192 of 193')
    assert.deepEqual(countsIn(document), { yes: 192, partial: 0, no: 1, signed: 1 })
  })

  test('OPIC: 46 of 193, at most 47, for Gabon is not in the source', async () => {
    const document = await page(indicator('OPIC'))
    assert.match(document.querySelector('.counted')!.textContent!, /46 of 193.*it could be 46 to 47.*24%/s)
    assert.deepEqual(countsIn(document), { yes: 46, partial: 0, no: 146, signed: 15, none: 131, 'not-collected': 1 })
    const gabon = document.querySelector('#not-collected [data-subject=GAB]')!
    assert.match(gabon.textContent!, /Gabon.*Not collected.*not in the source/s)
  })

  test('OPSC by World Bank group of fiscal year 2023', async () => {
    const document = await page(indicator('OPSC'))
    const table = [...document.querySelectorAll('table')].find(element =>
      element.querySelector('a[href*="regions/WB-"]'),
    )!
    const rows = [...table.querySelectorAll('tbody tr')].map(row => [
      row.querySelector('th a')!.textContent,
      row.querySelector('.figure b')!.textContent,
    ])
    assert.deepEqual(rows, [
      ['High income', '53 of 59'],
      ['Upper middle income', '49 of 52'],
      ['Lower middle income', '48 of 53'],
      ['Low income', '25 of 28'],
      ['Not classified by the World Bank', '1 of 1'],
    ])
  })

  test('a page about groups is not there for another day or year: groups are those of the last day of the period', async () => {
    for (const path of [indicator('OPSC'), `${record}/regions/WB-LOW`])
      for (const asked of ['on=2015-01-01', 'fy=2015'])
        assert.equal((await fetchPage(origin(), `${path}?${asked}`)).status, 404, `${path}?${asked}`)
  })

  test('a figure of those in none of the groups leads to exactly these', async () => {
    const { links } = await fetchPage(origin(), `${record}/framework/public-record-1`)
    const paths = new Set(links.map(link => link.path).filter(path => /\/public-record-1\/[A-Z-]+$/.test(path)))
    const found: [string, number, number][] = []
    for (const path of paths) {
      const document = await page(path)
      for (const link of document.querySelectorAll('tbody a[href^="#none-"]')) {
        const figure = link.closest('tr')!.querySelector<HTMLElement>('[data-figure]')!
        const named = document.querySelectorAll(`${link.getAttribute('href')} a`).length
        found.push([`${path}${link.getAttribute('href')}`, Number(figure.dataset['asked']), named])
      }
    }
    assert.ok(found.length > 0, `pages with such a figure among ${paths.size}`)
    assert.deepEqual(
      found.filter(([, counted, named]) => counted !== named),
      [],
    )
  })

  test('the Labour department 2017: 95 of 132 assessed, 142 named, 10 of them not asked', async () => {
    const document = await page(indicator('CSEC-LAW'))
    assert.match(document.querySelector('.counted')!.textContent!, /95 of 132.*10 in scope were not asked/s)
    assert.equal(document.querySelectorAll('[data-behind=not-asked] [data-subject]').length, 10)
  })

  test('three clicks lead from a number to its countries, the observation and the row of the source', async () => {
    const front = await page('/en')
    const number = [...front.querySelectorAll('.figure a')].find(element => element.textContent === '46 of 193')!
    const [countries = '', anchor = ''] = number.getAttribute('href')!.split('#')
    const listed = (await page(countries)).getElementById(anchor)!.closest('tbody')!
    const observation = listed.querySelector('a[href*="/observations/"]')!.getAttribute('href')!
    const seen = await page(observation)
    assert.ok(seen.querySelector('[data-observation]'))
    const [source = '', row = ''] = seen.querySelector('a[href*="#row-"]')!.getAttribute('href')!.split('#')
    const line = (await page(source)).getElementById(row)!
    assert.equal(line.dataset['subject'], observation.split('/').at(-1))
  })

  test('all 27 survey figures, each with the printed per cent beside the recomputed one', async () => {
    const document = await page(`${record}/survey/framing-the-future`)
    const figures = [...document.querySelectorAll<HTMLElement>('[data-survey]')]
    assert.equal(figures.length, 27)
    const read = figures.map(element => {
      const figure = element.closest('tr')!.querySelector('[data-figure]')!
      return `${element.dataset['survey']} ${figure.querySelector('b')!.textContent} ${element.dataset['printed']} ${element.dataset['recomputed']}`
    })
    assert.ok(read.includes('2.2a 36 of 41 88 88'))
    assert.ok(read.includes('K1 35 of 39 90 90'))
    assert.ok(read.includes('2.3b 12 of 12  100'))
    assert.deepEqual(
      read.filter(one => / (\d+) (?!\1$)\d+$/.test(one)),
      ['6.1a 23 of 42 54 55'],
    )
    assert.equal(figures.filter(figure => figure.dataset['printed'] === '').length, 5)
    assert.equal(document.querySelectorAll('a[href*="/countries/"]').length, 0)
  })

  test('a map marks as many States as the figure counts, in the picture, the file and the table; members are on none', async () => {
    const at = indicator('OPIC')
    const { yes, no } = countsIn(await page(at))
    for (const [address, world] of [
      [at, false],
      [`${at}/map`, true],
    ] as const) {
      const drawn = (await page(address)).querySelector('.place-chart')!
      const states = [...drawn.querySelectorAll('g')].map(state => [
        state.querySelector('title')?.textContent ?? '',
        state.querySelector('[class^="mark-"]')!.getAttribute('class'),
      ])
      const marked = (kind: string) =>
        new Set(states.filter(([, mark]) => mark === `mark-${kind}`).map(([name]) => name))
      assert.deepEqual([marked('yes').size, marked('no').size], [yes, no], address)
      assert.ok(drawn.getAttribute('aria-label')!.includes(String(yes)))
      const file = await (await fetch(`${origin()}${at}/${world ? 'world' : 'grid'}.svg`)).text()
      for (const [name] of states) assert.ok(file.includes(name!.replace("'", '&#39;')), name!)
      assert.doesNotMatch(file, /<(?:script|style|image|a)\b|href=/)
    }
    const rows = (await (await fetch(`${origin()}${at}/countries.csv`)).text()).trim().split('\n').slice(1)
    assert.deepEqual([rows.filter(row => row.includes(',yes,')).length, rows.length], [yes, 193])
    const members = `${origin()}/en/demonstration/latest/framework/demonstration-2026-2030/B1`
    assert.doesNotMatch(await (await fetch(members)).text(), /place-chart/)
    for (const below of ['map', 'world.svg', 'grid.svg', 'countries.csv'])
      assert.equal((await fetch(`${members}/${below}`)).status, 404, below)
  })

  test('a calendar of reviews has an event for each session ahead, and of a State for each of its reviews', async () => {
    const calendar = async (path: string) => {
      const answer = await fetch(`${origin()}/en/reviews/${path}`)
      return { status: answer.status, events: (await answer.text()).split('BEGIN:VEVENT').slice(1) }
    }
    const ahead = (await page('/en/reviews')).querySelectorAll('h3 + p + ul')
    assert.equal((await calendar('calendar.ics')).events.length, ahead.length)
    const place = ahead[0]?.querySelector('a[href*="/reviews/states/"]')?.getAttribute('href')?.split('/').at(-1)
    if (place) {
      const { events } = await calendar(`states/${place}/calendar.ics`)
      const rows = (await page(`/en/reviews/states/${place}`)).querySelectorAll('#next ~ table')[0]!
      assert.equal(events.length, rows.querySelectorAll('tbody tr').length)
      assert.match(events[0]!, /DTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\nSUMMARY:.+: /)
    }
    assert.equal((await calendar('states/QMA/calendar.ics')).status, 404)
  })

  test('every link leads to a page and a place on it, every figure keeps its law, and no page fails', async () => {
    const anchors = new Map<string, Set<string>>()
    const ids = new Map<string, ReadonlySet<string>>()
    const faults: string[] = []
    let figures = 0
    const visit = (walked: Walked) => {
      if (walked.status !== 200) faults.push(`${walked.status} ${walked.path}`)
      if (!walked.document) return
      ids.set(walked.path, walked.ids)
      for (const { path, anchor } of walked.links) {
        if (anchor !== '') anchors.set(path, (anchors.get(path) ?? new Set()).add(anchor))
      }
      for (const figure of walked.document.querySelectorAll<HTMLElement>('[data-figure]')) {
        figures++
        const broken = lawBroken(figure.dataset)
        if (broken) faults.push(`${walked.path}: ${broken}`)
      }
      const invented = walked.path.includes('/demonstration/')
      if (invented && !walked.document.querySelector('.banner')) faults.push(`${walked.path}: no banner`)
    }
    // "latest" is the newest label's release again: its front page is enough.
    const twice = /^\/en\/[^/]+\/latest\/./
    const elsewhere = /^\/(?!en\b)|\/(?:leave|try|desk|workspace|sign-in|account|terms)(?:\/|$|\?)/
    const follow = (path: string) => !twice.test(path) && !elsewhere.test(path)
    const walked = await walk(origin(), { from: ['/en'], follow, visit })
    for (const [path, wanted] of anchors)
      for (const anchor of wanted)
        if (ids.get(path)?.has(anchor) === false) faults.push(`no place #${anchor} on ${path}`)
    assert.deepEqual(faults.slice(0, 20), [])
    assert.ok(walked > 1000, `${walked} addresses walked`)
    assert.ok(figures > 1000, `${figures} figures checked`)
  })
})

/** Counts of the newest figure's states, steps and reasons as its table prints them. */
function countsIn(document: Document): Record<string, number> {
  const rows = document.querySelector('.figure-whole .breakdown')!.querySelectorAll<HTMLElement>('tr[data-n]')
  return Object.fromEntries(
    [...rows].map(row => {
      const { state, step, reason, n } = row.dataset
      assert.equal(row.querySelector('td')!.textContent!.trim(), n)
      return [state ?? step ?? reason ?? '', Number(n)]
    }),
  )
}

/** The law: counts of values and reasons are the asked; the asked and those not asked are in scope; the sets are nested. */
function lawBroken(figure: DOMStringMap): string | undefined {
  if (figure['asked'] === undefined) return figure['figure'] === 'withheld' || figure['lists'] ? undefined : 'no sets'
  const [inScope, asked, notAsked, applicable, answered] = [
    'inScope',
    'asked',
    'notAsked',
    'applicable',
    'answered',
  ].map(name => Number(figure[name])) as [number, number, number, number, number]
  const values = sumOf(figure['values'])
  const missing = sumOf(figure['missing'])
  if (values + missing !== asked) return `values ${values} and reasons ${missing} are not the ${asked} asked`
  if (asked + notAsked !== inScope) return `asked ${asked} and not asked ${notAsked} are not the ${inScope} in scope`
  if (values !== answered) return `values ${values} are not the ${answered} answered`
  return inScope >= asked && asked >= applicable && applicable >= answered ? undefined : 'the sets are not nested'
}

function sumOf(pairs = ''): number {
  return pairs
    .split(' ')
    .filter(pair => pair !== '')
    .reduce((sum, pair) => sum + Number(pair.split(':')[1]), 0)
}

/** Public pages read the release's tables, the network's name, and the frameworks and reviews of States that come with an installation: whatever else they touch fails from now on. */
async function dropRights({ runtime }: PublicSite): Promise<void> {
  const tables = ['release', 'release_file', 'release_text', 'release_redaction', 'release_hiding', 'network']
  const reviews = [
    'review_mechanism',
    'review_list',
    'state_review',
    'recommendation',
    'recommendation_list',
    'recommendations_received',
  ]
  const shipped = ['shipped_framework', 'place', ...reviews]
  const kept = [...tables.map(name => `app.${name}`), ...shipped.map(name => `reference.${name}`)]
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(runtime.installation.owner.db)
  assert.ok(rows.length > 40)
  for (const { name } of rows.filter(row => !kept.includes(row.name)))
    await sql`revoke all on ${sql.raw(name)} from waymark_app, waymark_login, public`.execute(
      runtime.installation.owner.db,
    )
}
