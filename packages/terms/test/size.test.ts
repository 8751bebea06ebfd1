import assert from 'node:assert/strict'
import process from 'node:process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { ratioFor } from '../../../bench/terms.ts'
import { check } from '../src/index.ts'
import { shipped, shippedTerms, termLanguages } from './content.ts'

const largest = 60 * 1024 // bytes, gzipped: what a browser fetches to check all four languages

test('the checker and its words for all languages fetch at most 60 KB', async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'es', minify: true })
  const code = output.map(part => ('code' in part ? part.code : '')).join('')
  const words = JSON.stringify(shippedTerms())
  const bytes = gzipSync(code).length + gzipSync(words).length
  assert.ok(bytes <= largest, `${bytes} bytes`)
  assert.ok(!/\bfrom\s*"(?!\.)/.test(code), 'the bundle imports nothing')
})

for (const language of termLanguages) {
  test(`checking ${language} takes at most ${language === 'en' ? 6 : 15} times the CPU of one pass of a plain regular expression`, () => {
    const { alternation, words } = ratioFor(shipped(), language, 200_000)
    const limit = language === 'en' ? 6 : 15
    assert.ok(alternation <= limit, `${alternation} times a search for every wording`)
    assert.ok(words <= limit, `${words} times a search for words`)
  })
}

/** CPU milliseconds, the least of three. */
function cost(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage()
    check(shipped(), text)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

test('text made to be slow costs in proportion to its length', () => {
  const hostile = [
    'child ',
    'Act ',
    'Article 9 (',
    '"',
    "'a ' ",
    'Optional Protocol ',
    'the term child pornography (2001). ',
    'A, B. (2001). ',
    'a'.repeat(100),
    'ووووالال ',
    'prostitution of child prostitution of child ',
    '\u0301',
    '-\n',
  ]
  const ordinary = cost('The ministry trains judges in interviewing children. '.repeat(1900))
  for (const piece of hostile) {
    const short = piece.repeat(Math.ceil(100_000 / piece.length))
    const ratio = cost(short.repeat(4)) / Math.max(cost(short), 1)
    assert.ok(
      ratio < 12,
      `${JSON.stringify(piece.slice(0, 20))}: four times the text took ${ratio.toFixed(1)} times as long`,
    )
    const times = cost(short) / Math.max(ordinary, 1)
    assert.ok(times < 40, `${JSON.stringify(piece.slice(0, 20))}: ${times.toFixed(1)} times as long as ordinary text`)
  }
})

test('fifty megabytes are read, and memory does not grow with them', { timeout: 60_000 }, () => {
  const text = 'The ministry trains judges in interviewing children. '.repeat(Math.ceil(50e6 / 53)) + 'child porn'
  check(shipped(), text.slice(0, 100_000) + text.slice(-100_000)) // the text is laid out and everything is warm
  const before = process.resourceUsage().maxRSS
  assert.equal(check(shipped(), text).at(-1)?.text, 'child porn')
  const grown = (process.resourceUsage().maxRSS - before) / 1024
  assert.ok(grown < 50, `${grown.toFixed(0)} MB more at its peak`)
})
