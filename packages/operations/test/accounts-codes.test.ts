import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { keysFrom } from '../src/accounts/account-keys.ts'
import { browserName } from '../src/accounts/browser-name.ts'
import { codeOfConduct, readCode } from '../src/accounts/code-of-conduct.ts'
import { hashPassword, isPassword } from '../src/accounts/hash-password.ts'
import { base32, codeOf, plainCode, secretAddress, stepOf, stepOfCode } from '../src/accounts/one-time-code.ts'

test('codes are those of RFC 6238, appendix B', () => {
  const secret = Buffer.from('12345678901234567890')
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const)
    assert.equal(codeOf(secret, stepOf(new Date(seconds * 1000))), code)
})

test('secrets are written as in RFC 4648', () => {
  for (const [text, written] of [
    ['', ''],
    ['f', 'MY'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    assert.equal(base32(Buffer.from(text)), written)
})

test('a code is known in the step before and after its own, and in no other', () => {
  const secret = randomBytes(20)
  const at = new Date('2026-03-02T09:00:00Z')
  for (const [ahead, known] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const)
    assert.equal(stepOfCode(secret, codeOf(secret, stepOf(at) + ahead), at) === stepOf(at) + ahead, known)
})

test('codes may be typed with spaces, hyphens and Arabic digits', () => {
  assert.equal(plainCode(' ١٢٣ ٤٥٦ '), '123456')
  assert.equal(plainCode('abcd-2345'), 'ABCD2345')
})

test('the address for the app carries nothing that ends it early', () => {
  const address = new URL(secretAddress(randomBytes(20), 'a&secret=b@example.org'))
  assert.equal(address.searchParams.getAll('secret').length, 1)
})

test('what is encrypted opens with the same key for the same thing, and with nothing else', () => {
  const keys = keysFrom(randomBytes(32))
  const other = keysFrom(randomBytes(32))
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), fc.nat(), (secret, about, place) => {
      const sealed = keys.seal(secret, about)
      assert.deepEqual(new Uint8Array(keys.open(sealed, about)), secret)
      assert.throws(() => keys.open(sealed, `${about}.`))
      assert.throws(() => other.open(sealed, about))
      const bent = Buffer.from(sealed)
      bent[place % bent.length]! ^= 1
      assert.throws(() => keys.open(bent, about))
    }),
  )
})

test('a password is known again however its letters were composed, and two equal ones are stored differently', async () => {
  const [one, other] = await Promise.all([hashPassword('caf\u00e9 at the pier'), hashPassword('caf\u00e9 at the pier')])
  assert.notEqual(one, other)
  assert.ok(await isPassword(one, 'cafe\u0301 at the pier'))
  assert.equal(await isPassword(one, 'cafe at the pier'), false)
  assert.equal(await isPassword(null, 'cafe at the pier'), false)
})

test('the code of conduct is whole in every language, and one that is not is refused', () => {
  const { points, version } = codeOfConduct()
  assert.match(version, /^\d{4}-\d+$/)
  for (const point of points) assert.deepEqual(Object.keys(point).sort(), ['ar', 'en', 'ru', 'sv'])
  assert.throws(() => readCode('version: 2026-1\npoints: [{ en: Be kind. }]'))
})

test('a browser has a name and no version', () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  assert.equal(browserName(agent), 'Firefox, Linux')
  assert.equal(browserName(null), null)
  assert.equal(browserName('curl/8.0'), null)
})
