/** Every form of the desk, sent with nothing filled in: where it is refused, the reader sees at once what was wrong and where. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { PersonName } from '@waymark/testing'
import { openDeskWorld, type DeskWorld } from './desk-world.ts'
import { furnish } from './furnished-desk.ts'
import type { Shown, Visitor } from './visitor.ts'

/** Fewer refusals than this and the walk has missed forms: most forms ask for something. */
const fewestRefused = 15

describe('a form that is refused', () => {
  let here: DeskWorld
  let pages: readonly { readonly person: PersonName; readonly path: string }[]
  const visitors = new Map<PersonName, Visitor>()
  before(async () => {
    here = await openDeskWorld()
    pages = await furnish(here)
  })
  after(() => here?.close())

  const enter = async (person: PersonName) => {
    const visitor = visitors.get(person) ?? (await here.enter(person))
    visitors.set(person, visitor)
    return visitor
  }

  test('keeps what was right beside one wrong field', async () => {
    const visitor = await enter('sigrid')
    const page = await visitor.open('/en/test-network/desk/rounds/open')
    const answer = await visitor.send(page, { label: 'A round of ours', period: 'sometime', due: '2026-12-31' })
    assert.equal(answer.status, 422)
    hasManners(answer, 'the opening of a round')
    assert.equal(answer.document.querySelector('[name=label]')?.getAttribute('value'), 'A round of ours')
    assert.equal(answer.document.querySelector('[name=due]')?.getAttribute('value'), '2026-12-31')
    const [link] = answer.document.querySelectorAll('.problems a')
    const field = answer.document.getElementById(link!.getAttribute('href')!.slice(1))
    assert.equal(field?.getAttribute('name'), 'period')
    assert.equal(field?.getAttribute('aria-invalid'), 'true')
  })

  test('says so first in the page, with the focus, in the title, and leads to each field, whichever form it is', async () => {
    const refused: string[] = []
    for (const { person, path } of pages) {
      const visitor = await enter(person)
      const address = `/en${path}`
      const first = await visitor.open(address)
      const forms = [...first.document.querySelectorAll('main form')].filter(form => methodOf(form) === 'post')
      for (const [index] of forms.entries()) {
        const page = await visitor.open(address) // fresh: a form sent before may have changed it
        const form = [...page.document.querySelectorAll('main form')].filter(element => methodOf(element) === 'post')[
          index
        ]
        if (!form || /sign-in\/out/.test(form.getAttribute('action') ?? '')) continue
        const target = new URL(form.getAttribute('action') ?? '', `${here.origin}${address}`)
        const answer = await visitor.post(`${target.pathname}${target.search}`, emptied(form))
        assert.ok(
          [200, 409, 422].includes(answer.status),
          `${target.pathname}${target.search}: ${answer.status}, where the reader should be told what to fill in`,
        )
        if (answer.status !== 422) continue
        refused.push(`${target.pathname}${target.search}`)
        hasManners(answer, refused.at(-1)!)
      }
    }
    assert.ok(refused.length >= fewestRefused, `${refused.length} forms refused: ${refused.join(' ')}`)
  })
})

const methodOf = (form: Element) => (form.getAttribute('method') ?? 'get').toLowerCase()

/** What the form holds of itself (keys, revisions), and every other field empty. */
function emptied(form: Element): string {
  const body = new URLSearchParams()
  for (const field of form.querySelectorAll('input, textarea, select')) {
    const name = field.getAttribute('name')
    const type = field.getAttribute('type')
    if (!name || type === 'checkbox' || type === 'radio' || type === 'submit') continue
    body.append(name, type === 'hidden' ? (field.getAttribute('value') ?? '') : '')
  }
  return body.toString()
}

function hasManners({ document, html }: Shown, which: string): void {
  const first = document.querySelector('main')!.firstElementChild
  assert.ok(first, which)
  assert.ok(first.classList.contains('problems'), `${which}: what was wrong stands first`)
  assert.ok(first.hasAttribute('autofocus') && first.getAttribute('tabindex') === '-1', `${which}: and has the focus`)
  assert.match(html, /<title>Error: /, which)
  assert.equal(document.querySelectorAll('.problems').length, 1, which)
  // A link to another page leads to where what is lacking is written.
  for (const link of first.querySelectorAll('a[href^="#"]')) {
    const id = link.getAttribute('href')!.slice(1)
    assert.ok(document.getElementById(id), `${which}: ${link.textContent} leads to #${id}`)
  }
}
