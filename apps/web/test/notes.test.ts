/** The box that a device keeps notes in, and when they have to go. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fewestIterations, newLock, seal, unlock, unseal } from '../src/lib/notes/box.ts'
import { asFile, fromFile } from '../src/lib/notes/file.ts'
import { isUnsent, unsentIn } from '../src/lib/notes/forms.ts'
import { mostTries, seen, signedNow, spendTry, type Head } from '../src/lib/notes/rules.ts'

const passphrase = 'harbour lantern thistle gravel'
const { lock, key } = await newLock(passphrase)
const day = 86_400_000
const start = Date.UTC(2026, 0, 1)
const head: Head = { lock, tries: mostTries, signedAt: start, seenAt: start, ahead: 0, token: 'opaque', unsent: 0 }

describe('the box', () => {
  test('opens to its passphrase, however its letters are composed, and to no other', async () => {
    assert.equal(await unlock(lock, `${passphrase}s`), null)
    assert.ok(await unlock(lock, passphrase))
    const composed = await newLock('fjällräven ångrar våren'.normalize('NFC'))
    assert.ok(await unlock(composed.lock, 'fjällräven ångrar våren'.normalize('NFD')))
  })

  test('stretches the passphrase at least 600,000 times, and its key cannot be read out', async () => {
    assert.ok(lock.iterations >= 600_000 && fewestIterations >= 600_000)
    assert.equal(key.extractable, false)
    await assert.rejects(crypto.subtle.exportKey('raw', key))
  })

  test('seals each time anew, says only steps of a length, and opens under the name it was sealed with', async () => {
    const [sealed, again] = [
      await seal(key, 'list', { text: 'Marigold' }),
      await seal(key, 'list', { text: 'Marigold' }),
    ]
    assert.notDeepEqual(sealed.nonce, again.nonce)
    assert.notDeepEqual(sealed.bytes, again.bytes)
    assert.equal((await seal(key, 'list', { text: 'M' })).bytes.length, sealed.bytes.length)
    assert.ok(!Buffer.from(sealed.bytes).includes('Marigold'))
    assert.deepEqual(await unseal(key, 'list', sealed), { text: 'Marigold' })
    await assert.rejects(unseal(key, 'other', sealed))
    sealed.bytes[7]! ^= 1
    await assert.rejects(unseal(key, 'list', sealed))
  })
})

describe('what is kept', () => {
  test('is over after 14 days without signing in, and signing in begins them anew', () => {
    assert.equal(seen(head, start + 14 * day).isOver, false)
    assert.equal(seen(head, start + 14 * day + 1).isOver, true)
    assert.equal(seen(signedNow(head, start + 10 * day, start + 10 * day), start + 20 * day).isOver, false)
  })

  test('gains nothing by setting the clock back, and is not lost by a clock that is always wrong', () => {
    const late = seen(head, start + 13 * day).head
    assert.equal(seen(late, start - 400 * day).head.seenAt, start + 13 * day)
    const wrong = signedNow(head, start, start - 3000 * day)
    assert.equal(seen(wrong, start - 2990 * day).isOver, false)
    assert.equal(seen(wrong, start - 2985 * day).isOver, true)
  })

  test('takes five tries, each counted before it is made', () => {
    const tries = []
    for (let now: Head | null = spendTry(head); now; now = spendTry(now)) tries.push(now.tries)
    assert.deepEqual(tries, [4, 3, 2, 1, 0])
  })

  test('counts as unsent what was typed over what the server has, and what got no answer', () => {
    const words = (rationale: string) => ({ typed: {}, rationale, evidence: [] })
    const sent = { words: words('a'), saved: words('a'), revision: 1, was: '', unanswered: null }
    const typed = { ...sent, words: words('b') }
    const save = { key: 'k', code: 'A1', revision: 1, words: words('a'), language: 'en', otherLanguage: '' }
    assert.deepEqual([sent, typed, { ...sent, unanswered: save }].map(isUnsent), [false, true, true])
    assert.equal(unsentIn({ language: 'en', otherLanguage: '', answers: { A1: sent, A2: typed } }), 1)
  })
})

describe('the file', () => {
  test('holds what lies sealed, and nothing else opens it', async () => {
    const sealed = await seal(key, 'list', 'Marigold')
    const file = asFile({ head, records: [['list', sealed]] })
    assert.ok(!file.includes('Marigold'))
    const read = fromFile(file)!
    assert.equal(await unseal((await unlock(read.head.lock, passphrase))!, 'list', read.records[0]![1]), 'Marigold')
  })

  test('is refused where it is none, is cut off, or would stretch the passphrase less', () => {
    const file = asFile({ head, records: [] })
    const weak = asFile({ head: { ...head, lock: { ...lock, iterations: 1000 } }, records: [] })
    for (const text of ['', '{}', 'null', '[1]', file.slice(0, -9), weak])
      assert.equal(fromFile(text), null, text.slice(0, 9))
    assert.ok(fromFile(file))
  })
})
