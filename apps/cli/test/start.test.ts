import assert from 'node:assert/strict'
import process from 'node:process'
import { afterEach, test } from 'node:test'
import { advice } from '../src/commands/start.ts'

const before = process.env['ADDRESS_HEADER']
afterEach(() => {
  if (before === undefined) delete process.env['ADDRESS_HEADER']
  else process.env['ADDRESS_HEADER'] = before
})

test('whoever serves others is asked for the header that names their addresses, and for the name of the site', () => {
  delete process.env['ADDRESS_HEADER']
  const origins = ['https://waymark.example']
  assert.match(advice({ open: false, origins }).join(), /ADDRESS_HEADER is not: .* Set ADDRESS_HEADER=x-forwarded-for/)
  assert.match(advice({ open: true, origins: [] }).join(), /ORIGIN is not: set ORIGIN=/)
  assert.deepEqual(advice({ open: false, origins: [] }), [], 'nothing where only this machine is served')
  process.env['ADDRESS_HEADER'] = 'x-forwarded-for'
  assert.deepEqual(advice({ open: true, origins }), [])
})
