/** Which new passwords are taken. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCommon } from '../src/common-passwords.ts'

test('a password that everybody tries first is common, in whatever language, and with signs for its letters', () => {
  const common = `
    password1234 P@ssw0rd2024!! qwertyuiop12 123456789012 1q2w3e4r5t6y administrator1
    Welcome12345! пароль123456 йцукенгшщзхъ lösenord2026 abcabcabcabc letmeinletmein
    كلمةالسر2026
  `
  for (const password of common.trim().split(/\s+/)) assert.ok(isCommon(password), password)
})

test('a sentence, a row of chance signs and a number nobody counts to are not', () => {
  for (const password of [
    'a quiet harbour at noon',
    'kX9$mQ2!vL7@',
    '827364918273',
    'tjugo små blå båtar',
    'мой тихий дом у реки',
  ])
    assert.ok(!isCommon(password), password)
})
