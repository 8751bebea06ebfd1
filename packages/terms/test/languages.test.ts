/** A language is added to the checker by its texts in `content/terms` alone: two test languages, one of Latin script and one of Cyrillic. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import { check, compile, sharingScript } from '../src/index.ts'
import { readTerms } from '../src/read-terms.ts'
import { countWords } from '../src/words-by-language.ts'
import { shipped } from './content.ts'

type Content = Readonly<Record<string, unknown>>

/** The shipped files with these languages beside the others; each concept worded only as far as it has to be. */
function withLanguages(
  added: Readonly<Record<string, { readonly small: readonly string[]; readonly words: Content }>>,
) {
  const folder = new URL('../../../content/terms/', import.meta.url)
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const each = (of: (one: (typeof added)[string]) => Content) =>
    Object.fromEntries(Object.entries(added).map(([code, one]) => [code, of(one)]))
  const edited = files.map(name => {
    const content = parse(readFileSync(new URL(name, folder), 'utf8')) as Content | readonly Content[]
    const grown = Array.isArray(content)
      ? (content as readonly Content[]).map((concept, at) => ({
          ...concept,
          ...each(({ words }) => ({ why: 'x', example: 'x', ...(at === 0 ? words : {}) })),
        }))
      : { ...content, ...each(({ small }) => ({ small })) }
    return [name, stringify(grown)]
  })
  return readTerms(Object.fromEntries(edited))
}

const spanish = { small: ['el', 'la', 'los', 'que', 'por', 'con'], words: { discouraged: ['pornografía infantil'] } }
const ukrainian = {
  small: ['та', 'що', 'це', 'від'],
  words: { discouraged: ['дитяча порнографія'], instead: ['матеріали'] },
}

test('a language with texts is found, told by its small words, and suggested in without rules of its own', () => {
  const read = withLanguages({ es: spanish, uk: ukrainian })
  assert.ok(read.ok)
  const compiled = compile(read.value)
  assert.deepEqual(compiled.languages, ['en', 'ru', 'ar', 'sv', 'es', 'uk'])
  assert.deepEqual(sharingScript(compiled.languages), ['en', 'ru', 'sv', 'es', 'uk'])
  const [first] = check(compiled, 'Dice que la pornografía infantil es un delito.')
  assert.deepEqual([first?.language, first?.text], ['es', 'pornografía infantil'])
  const [second] = check(compiled, 'Це дитяча порнографія, що шкодить.')
  assert.deepEqual([second?.language, second?.suggestions], ['uk', [{ text: 'матеріали', fits: false }]])
  const counts = countWords(compiled, 'Dice que la ley es buena. Det är en lag. Це закон. Закон.')
  assert.deepEqual(counts, { en: 0, ru: 0, ar: 0, sv: 4, es: 6, uk: 3 })
})

test('what is found in the four languages stays as it was beside a fifth', () => {
  const read = withLanguages({ es: spanish })
  assert.ok(read.ok)
  const compiled = compile(read.value)
  for (const language of ['en', 'ru', 'ar', 'sv']) {
    const text = readFileSync(new URL(`held-out/${language}.txt`, import.meta.url), 'utf8').slice(0, 20_000)
    assert.deepEqual(shape(check(compiled, text)), shape(check(shipped(), text)), language)
  }
})

const shape = (findings: ReturnType<typeof check>) =>
  findings.map(({ start, end, language, concept, reading }) => ({ start, end, language, concept, reading }))

test('a language in a script that the checker reads no words in is refused', () => {
  const read = withLanguages({ hi: spanish })
  assert.ok(!read.ok)
  assert.deepEqual(
    read.refusals.map(({ kind, file, at }) => `${file} ${kind} ${at}`),
    ['titles.yaml terms.language-unread hi'],
  )
})
