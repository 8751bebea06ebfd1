/** Of a network of real size and more no file is above 200 KB, and what is cut into pages is all there, once. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  assembleRelease,
  partsOf,
  pathOfPage,
  publishedBefore,
  readJson,
  verifyRelease,
  type CountryPage,
  type IndicatorGroupParts,
  type IndicatorPage,
  type LearningPage,
  type PageHead,
  type PartFigure,
  type PlanPage,
  type RegisterPage,
  type WorldPage,
} from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { compound, countries, largeNetwork } from './large-network.ts'

const mostBytes = 200_000

describe('a release of a large network', () => {
  const before = publishedBefore(partsOf(largeNetwork).base, {
    release: '2030-1',
    calls: new Set(largeNetwork.calls.map(call => call.id)),
  })
  const { files, sealed } = assembleRelease({ ...largeNetwork, before }, {}, { stamp, crypto: keys })
  const pagesOf = <T extends PageHead>(path: string): readonly T[] => {
    const pages: T[] = []
    for (let number = 1; files[pathOfPage(path, number)]; number += 1)
      pages.push(readJson(files[pathOfPage(path, number)]) as T)
    return pages
  }
  const [most] = countries as [string]

  test('no file, sealed ones included, is above 200 KB', () => {
    const large = Object.entries({ ...files, ...sealed }).filter(([, bytes]) => bytes.length >= mostBytes)
    assert.deepEqual(
      large.map(([path, bytes]) => `${path}: ${bytes.length}`),
      [],
    )
  })

  test('what figures say of the parts of a question stands once, where their countries do, the newest first', () => {
    const pages = pagesOf<IndicatorPage>(`indicators/small-1/${compound}.json`)
    const [first] = pages
    assert.ok(pages.length > 1)
    assert.deepEqual(
      pages.map(page => (page.parts ?? []).map(({ of, figures }) => `${of} ${figures.length}`)),
      pages.map((page, at) =>
        (at === 0 ? page.figures.slice(0, first!.behind![0]) : page.figures).map(({ id }) => `${id} 12`),
      ),
    )
  })

  test('what is said of each part stands by group too, and groups that share out all countries come to the whole', () => {
    const [first] = pagesOf<IndicatorPage>(`indicators/small-1/${compound}.json`)
    const parts = first!.parts!.find(({ of }) => of === first!.figures[0]!.id)!.figures
    const groups = pagesOf<IndicatorGroupParts>(`indicators/small-1/${compound}/group-parts.json`).flatMap(
      page => page.groups,
    )
    assert.ok(groups.every(({ of, figures }) => of === first!.figures[0]!.id && figures.length === 12))
    const yesOf = ({ figure }: PartFigure) => ('states' in figure ? figure.states['yes']! : 0)
    for (const kind of ['region', 'income'])
      for (const [at, part] of parts.entries()) {
        const own = groups.filter(({ group }) => group.startsWith(`${kind}-`)).map(({ figures }) => figures[at]!)
        assert.equal(own.length, 20)
        assert.ok(own.every(figure => figure.part === part.part))
        assert.equal(
          own.reduce((sum, figure) => sum + yesOf(figure), 0),
          yesOf(part),
        )
      }
  })

  test('pages say which of how many they are', () => {
    const pages = pagesOf<RegisterPage>('registers/law.json')
    assert.ok(pages.length > 20)
    assert.deepEqual(
      pages.map(page => page.part),
      pages.map((_, at) => ({ number: at + 1, of: pages.length, total: largeNetwork.entries.length })),
    )
  })

  test('no item is lost and none stands twice', () => {
    const ids = {
      register: pagesOf<RegisterPage>('registers/law.json').flatMap(page => page.entries.map(entry => entry.id)),
      plan: pagesOf<PlanPage>('plan.json').flatMap(page => page.priorities.map(priority => priority.id)),
      learning: pagesOf<LearningPage>('learning.json').flatMap(page => page.chains.map(chain => chain.id)),
      world: pagesOf<WorldPage>('world.json').flatMap(page =>
        page.did.contributions.map(contribution => contribution.id),
      ),
      country: pagesOf<CountryPage>(`countries/${most}.json`).flatMap(page => page.entries.map(entry => entry.id)),
    }
    const expected = {
      register: largeNetwork.entries,
      plan: largeNetwork.priorities,
      learning: largeNetwork.learning,
      world: largeNetwork.entries.filter(entry => entry.contribution),
      country: largeNetwork.entries.filter(entry => entry.places.includes(most)),
    }
    for (const name of Object.keys(ids) as (keyof typeof ids)[])
      assert.deepEqual(ids[name].toSorted(), expected[name].map(one => one.id).toSorted(), name)
  })

  test('a country keeps on its first page its scorecards and its newest lists, and nothing of them further on', () => {
    const [first, ...further] = pagesOf<CountryPage>(`countries/${most}.json`)
    assert.equal(first?.scorecards.length, 1)
    assert.deepEqual(
      first?.lists.map(list => list.period.label),
      ['2030'],
    )
    assert.deepEqual(
      further.map(page => page.scorecards),
      further.map(() => []),
    )
    const lists = [first!, ...further].flatMap(page => page.lists.map(list => list.period.label))
    assert.deepEqual(
      lists.toSorted(),
      Array.from({ length: 10 }, (_, at) => `${2021 + at}`),
    )
  })

  test('each country stands behind each figure once, on the page that the first one names', () => {
    const pages = pagesOf<IndicatorPage>('indicators/small-1/O1a.json')
    const first = pages[0]!
    assert.equal(first.figures.length, 10)
    assert.equal(first.behind?.length, pages.length)
    let before = 0
    for (const [at, page] of pages.entries()) {
      const figuresOnPage: number = first.behind![at]!
      assert.deepEqual(
        page.rows.map(row => row.subject),
        [...countries].sort(),
      )
      assert.ok(page.rows.every(row => row.cells.length === figuresOnPage))
      const shown = at === 0 ? page.figures.slice(0, figuresOnPage) : page.figures
      assert.deepEqual(shown, first.figures.slice(before, before + figuresOnPage))
      before += figuresOnPage
    }
    assert.equal(before, 10)
  })

  test('it verifies, with the sealed part too', () => {
    assert.deepEqual(verifyRelease(files, { ...anybody, hmac: keys.hmac, sealed, texts: {} }).findings, [])
  })
})
