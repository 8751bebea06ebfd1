/** Accounts through HTTP and without script: from an invitation to a guarded desk, and back in again. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { beginSession, invitePerson } from '@waymark/operations'
import { must } from '@waymark/testing'
import { codeOf, stepOf } from '../../packages/operations/src/accounts/one-time-code.ts'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { visitor, type Shown, type Visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

const password = 'a quiet harbour at noon'
const now = () => here.world.runtime.now()
let codesGiven = 0

function fromBase32(text: string): Buffer {
  const bits = [...text].map(sign => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** The link in a mail that an administrator sees, since no mail server is set up. */
async function linkIn(page: Shown): Promise<string> {
  const link = page.text.match(/https?:\/\/localhost:\d+(\/\w\w\/sign-in\/[\w/-]+)/)
  assert.ok(link, page.text)
  return link[1]!
}

async function inviteBy(admin: Visitor, typed: Record<string, string>): Promise<string> {
  const form = await admin.open(`${desk}/people/invite`)
  return linkIn(await admin.send(form, { name: 'Ines', language: 'en', role: 'reviewer', ...typed }))
}

/** Sets up codes on the page that asks for them; gives back the secret and the page with the recovery codes. */
async function setUpCodes(browser: Visitor, page: Shown): Promise<{ secret: Buffer; codes: readonly string[] }> {
  const written = page.document.querySelector('main ol code')?.textContent ?? ''
  const secret = fromBase32(written.replaceAll(' ', ''))
  const shown = await browser.send(page, { code: codeOf(secret, stepOf(now())) }, { action: '?/confirm' })
  assert.equal(shown.status, 200, shown.text)
  const codes = [...shown.document.querySelectorAll('main li code')].map(element => element.textContent ?? '')
  return { secret, codes }
}

/** An administrator whom whoever runs the installation has let in. */
async function seated(name: string): Promise<Visitor> {
  const { runtime } = here.world
  const { person } = must(await invitePerson(runtime, { network: 'test-network', name, role: 'administrator' }))
  return visitor(here.origin, `waymark=${(await beginSession(runtime, person)).token}`)
}

describe('accounts', () => {
  test('an invitation leads a secretary by password, codes and code of conduct to the desk, and nowhere past them', async () => {
    const admin = await here.enter('adele')
    const link = await inviteBy(admin, { email: 'ines@example.org', role: 'secretariat', name: 'Ines' })
    const browser = visitor(here.origin)
    const invitation = await browser.open(link)
    assert.match(invitation.text, /Test network invites you\. Your role: secretariat/)
    const short = await browser.send(invitation, { name: 'Ines', password: 'short', again: 'short' })
    assert.equal(short.status, 422)
    assert.match(short.text, /at least 12 characters/)
    assert.doesNotMatch(short.html, /value="short"/)
    const factor = await browser.send(short, { password, again: password })
    assert.match(factor.path, /\/en\/account\/second-factor$/)
    assert.equal(factor.headers.get('cache-control'), 'private, no-store')
    assert.match((await browser.open(desk)).path, /\/en\/account\/second-factor$/)
    assert.match((await browser.open('/en/account/conduct')).text, /I agree/)
    const { codes } = await setUpCodes(browser, await browser.open('/en/account/second-factor'))
    assert.equal(new Set(codes).size, 10)
    const conduct = await browser.open('/en/sign-in')
    assert.match(conduct.path, /\/en\/account\/conduct$/)
    const today = await browser.send(conduct)
    assert.equal(today.path, desk)
    assert.match(today.text, /Your tasks/)
    const gone = await visitor(here.origin).open(link)
    assert.equal(gone.status, 404)
  })

  test('a person signs in with password and code, sees the session in their own time zone, and ends it', async () => {
    const admin = await here.enter('adele')
    const link = await inviteBy(admin, { email: 'odile@example.org', role: 'auditor', name: 'Odile' })
    const first = visitor(here.origin)
    const factor = await first.send(await first.open(link), { password, again: password })
    const { secret } = await setUpCodes(first, factor)
    await first.send(await first.open('/en/account/conduct'))

    const second = visitor(here.origin)
    const wrong = await second.send(await second.open('/en/sign-in'), { email: 'odile@example.org', password: 'no' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /do not go together/)
    assert.match(wrong.html, /value="odile@example\.org"/)
    const ask = await second.send(wrong, { email: 'ODILE@example.org', password })
    assert.match(ask.path, /\/en\/sign-in\/code$/)
    assert.match((await second.open('/en/account')).path, /\/en\/sign-in\/code$/)
    assert.match((await second.open(desk)).path, /\/en\/sign-in\/code$/)
    const used = await second.send(ask, { code: codeOf(secret, stepOf(now())) })
    assert.equal(used.status, 422, 'the code that confirmed the app has been used')
    const inside = await second.send(used, { code: codeOf(secret, stepOf(now()) + ++codesGiven) })
    assert.equal(inside.path, desk)

    const account = await second.open('/en/account')
    const saved = await second.send(account, { language: 'sv', timeZone: 'Asia/Tokyo' }, { action: '?/preferences' })
    assert.equal(saved.path, '/sv/account?done=preferences')
    assert.match(saved.text, /18:00/)
    const ended = await second.send(saved, {}, { action: '?/one' })
    assert.equal(ended.status, 200)
    assert.match((await first.open(desk)).path, /\/en\/sign-in$/)
    const out = await second.send(ended, {}, { action: '?/everywhere' })
    assert.match(out.path, /\/sv\/sign-in$/)
    assert.match((await second.open(desk)).path, /\/en\/sign-in$/)
  })

  test('two proved administrators let somebody in again after three days, and the old password works no more', async () => {
    const adele = await here.enter('adele')
    const link = await inviteBy(adele, { email: 'lost@example.org', role: 'reviewer', name: 'Lost Person' })
    const lost = visitor(here.origin)
    await lost.send(await lost.open(link), { password, again: password })
    const link2 = await inviteBy(adele, { email: 'second@example.org', role: 'administrator', name: 'Second' })
    const other = visitor(here.origin)
    await setUpCodes(other, await other.send(await other.open(link2), { password, again: password }))
    await other.send(await other.open('/en/account/conduct'))

    const people = await adele.open(`${desk}/people`)
    const person = [...people.document.querySelectorAll('main a')].find(element =>
      element.textContent?.includes('Lost Person'),
    )
    const asked = await adele.send(await adele.open(person?.getAttribute('href') ?? ''), {}, { action: '?/recover' })
    assert.match(asked.text, /Another administrator has to agree/)
    assert.match((await other.open(`${desk}/people`)).text, /can be agreed to from/)
    const shownBySelf = await other.send(await recoveryOn(other))
    assert.match(
      shownBySelf.text,
      /of one of you nobody but an inviter has shown/,
      'a second account is no second person',
    )
    const early = await seated('Tove')
    const soon = await early.send(await recoveryOn(early))
    assert.match(soon.text, /This waits until/)
    here.world.passDays(3)
    const second = await seated('Tora')
    const agreed = await second.send(await recoveryOn(second))
    assert.match(agreed.text, /Agreed/)
    const mails = [...(await second.open(`${desk}/mail`)).document.querySelectorAll('main a')].flatMap(element => {
      const path = element.getAttribute('href') ?? ''
      return /\/mail\/[0-9a-f-]{36}$/.test(path) ? [path] : []
    })
    const letters = async (browser: Visitor) => {
      const pages = []
      for (const path of mails) pages.push(await browser.open(path))
      return pages.filter(page => /agreed to restore your access/.test(page.text))
    }
    assert.deepEqual(await letters(second), [], 'the link is not for who decided')
    const [letter] = await letters(await seated('Torun'))
    const again = await linkIn(letter!)
    const refused = await lost.send(await lost.open('/en/sign-in'), { email: 'lost@example.org', password })
    assert.equal(refused.status, 422)
    const page = await lost.send(await lost.open(again))
    assert.match(page.path, /\/en\/account\/password$/)
    const next = await lost.send(page, { password: 'another quiet harbour', again: 'another quiet harbour' })
    assert.match(next.path, /\/en\/account\/conduct$/)
  })

  test('pages of people are closed to every other role', async () => {
    for (const name of ['sigrid', 'aud', 'rune', 'arva', 'odd'] as const) {
      const browser = await here.enter(name)
      for (const page of ['people', 'people/invite', 'mail'])
        assert.equal((await browser.open(`${desk}/${page}`)).status, 403, `${name} ${page}`)
    }
  })

  test('nobody is led to another site after proving who they are', async () => {
    const admin = await here.enter('adele')
    const link = await inviteBy(admin, { email: 'proof@example.org', role: 'reviewer', name: 'Proof' })
    const browser = visitor(here.origin)
    await browser.send(await browser.open(link), { password, again: password })
    await browser.send(await browser.open('/en/account/conduct'))
    for (const then of ['https://evil.example/', '//evil.example', '/en//evil.example', '/\\evil.example']) {
      const page = await browser.open(`/en/account/prove?then=${encodeURIComponent(then)}`)
      const proved = await browser.send(page, { password })
      assert.equal(proved.path, '/en/account')
    }
  })
})

/** The page on which a recovery that somebody else asked for is agreed to. */
async function recoveryOn(browser: Visitor): Promise<Shown> {
  const people = await browser.open(`${desk}/people`)
  const link = people.document.querySelector('main a[href*="/people/recover/"]')
  return browser.open(link?.getAttribute('href') ?? '')
}
