/** A calendar file, read again by the rules of RFC 5545. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { calendarFile } from '@waymark/exchange'
import { day } from '@waymark/network'

const made = (title: string, description = title) =>
  calendarFile({
    name: title,
    domain: 'example.org',
    at: new Date('2026-12-01T09:30:00.123Z'),
    events: [
      {
        id: 'UPR-54-SWE',
        days: { from: day('2027-01-18'), until: day('2027-01-30') },
        title,
        description,
        address: 'https://example.org/en/reviews/states/SWE',
        tentative: true,
      },
    ],
  })

const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')
const valueOf = (file: string, name: string) =>
  unfolded(file)
    .find(line => line.startsWith(`${name}:`))!
    .slice(name.length + 1)
    .replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))

test('whatever the words, each line has at most 75 octets, ends with CR LF, and the words read back as they were', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', ';', ',', '\\', '\n', 'é', 'ع', 'ж', '🏴', ' '),
    maxLength: 300,
  })
  fc.assert(
    fc.property(words, title => {
      const file = made(title)
      assert.ok(file.endsWith('\r\n'))
      for (const line of file.slice(0, -2).split('\r\n')) {
        assert.ok(new TextEncoder().encode(line).length <= 75, line)
        assert.doesNotMatch(line, /[\r\n]/)
      }
      assert.equal(valueOf(file, 'SUMMARY'), title)
      assert.equal(valueOf(file, 'DESCRIPTION'), title)
    }),
  )
})

test('days are whole days, the end is the first day after, and what may be moved is tentative', () => {
  const lines = unfolded(made('Review'))
  for (const line of [
    'DTSTART;VALUE=DATE:20270118',
    'DTEND;VALUE=DATE:20270130',
    'DTSTAMP:20261201T093000Z',
    'UID:UPR-54-SWE@example.org',
    'STATUS:TENTATIVE',
  ])
    assert.ok(lines.includes(line), line)
})
