import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { shipped } from './shipped.ts'

type Worded = { readonly code: string; readonly en: string; readonly ru: string }
type Seed = Record<
  'objectives' | 'strategies' | 'enablers',
  readonly (Worded & { readonly indicators: readonly Worded[] })[]
>

const extract = new URL('../../../../shared/seeds/results-framework.json', import.meta.url)

test('every English and Russian wording of ECPAT is that of the two documents', t => {
  if (!existsSync(extract))
    return t.skip('shared reference files are absent: the wording was not compared with the documents')
  const seed = JSON.parse(readFileSync(extract, 'utf8')) as Seed
  const edition = shipped('ecpat-2021-2025')
  const named = new Map([...edition.sections, ...edition.indicators].map(each => [each.code, each]))
  const printed = [...seed.objectives, ...seed.strategies, ...seed.enablers].flatMap(part => [part, ...part.indicators])
  for (const { code, en, ru } of printed) {
    const item = named.get(code) ?? assert.fail(`${code} is missing`)
    const wordings = (language: 'en' | 'ru') =>
      [item.name, ...item.variants.map(each => each.text)].map(each => each[language]?.text)
    assert.ok(wordings('en').includes(en.trim()), `${code} in English`)
    assert.ok(wordings('ru').includes(ru.trim()), `${code} in Russian`)
  }
  assert.equal(printed.length, 6 + 4 + 5 + 40)
})
