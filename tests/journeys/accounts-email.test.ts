/** Another e-mail address to sign in with, through HTTP and without script: asked for, confirmed from the new one, told to the old one. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  acceptCode,
  beginSession,
  codeOfConduct,
  invitePerson,
  mailInWords,
  mailsPage,
  searchAudit,
  sessionOfToken,
  setPassword,
  type AuditSearch,
} from '@waymark/operations'
import { must } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from './desk-world.ts'
import { visitor, type Shown, type Visitor } from './visitor.ts'

let here: DeskWorld
before(async () => {
  here = await openDeskWorld()
})
after(() => here.close())

const password = 'a quiet harbour at noon'

/** A reviewer with an address and a password, who has not signed in yet. */
async function reviewer(name: string, email: string): Promise<string> {
  const { runtime } = here.world
  const { person } = must(await invitePerson(runtime, { network: 'test-network', name, role: 'reviewer', email }))
  const { token } = await beginSession(runtime, person)
  const held = async () => ({ session: (await sessionOfToken(runtime, token))!, token })
  must(await setPassword(runtime, await held(), { email: '', password, again: password }))
  must(await acceptCode(runtime, (await held()).session, codeOfConduct().version))
  return person
}

async function signIn(email: string, browser = visitor(here.origin)): Promise<{ browser: Visitor; page: Shown }> {
  return { browser, page: await browser.send(await browser.open('/en/sign-in'), { email, password }) }
}

async function ask(browser: Visitor, email: string): Promise<Shown> {
  return browser.send(await browser.open('/en/account/email'), { email })
}

/** The words of the newest mail to an address, as an administrator reads them where no mail server is set up. */
async function mailTo(email: string, kind = 'email-change'): Promise<string> {
  const admin = await here.world.signInAs('adele')
  const mail = (await mailsPage(admin))!.mails.find(
    mail => mail.to === email && mail.kind === kind && mail.state === 'waiting',
  )
  return mail ? ((await mailInWords(admin, mail.id))?.text ?? '') : ''
}

async function linkTo(email: string): Promise<string> {
  const found = (await mailTo(email)).match(/https?:\/\/localhost:\d+(\/en\/account\/email\/[\w-]{43})/)
  assert.ok(found, `a link went to ${email}`)
  return found[1]!
}

describe('another e-mail address', () => {
  test('holds when its link is used, signs everybody else out, and the old one is told', async () => {
    await reviewer('Vera', 'vera@example.org')
    const { browser } = await signIn('vera@example.org')
    const { browser: elsewhere } = await signIn('vera@example.org')
    const account = await browser.open('/en/account')
    assert.match(account.text, /Change your e-mail address/)
    const asked = await ask(browser, ' Vera@New.example.org ')
    assert.match(asked.text, /If the address can be used, a link is on its way/)
    assert.match(asked.text, /vera@example\.org/, 'nothing has changed yet')
    const link = await linkTo('vera@new.example.org')

    const stranger = await visitor(here.origin).open(link)
    assert.match(stranger.text, /Sign in as you did so far/)
    assert.doesNotMatch(stranger.text, /vera@new/)
    assert.equal((await (await here.enter('rune')).open(link)).status, 404, 'a link of somebody else')

    const shown = await browser.open(link)
    assert.match(shown.text, /you sign in with .*vera@new\.example\.org/)
    assert.match((await browser.open('/en/account')).text, /vera@example\.org/, 'looking uses nothing up')
    const done = await browser.send(shown)
    assert.match(done.text, /The new address is set/)
    assert.match(done.text, /vera@new\.example\.org/)
    assert.equal((await elsewhere.open(desk)).path, '/en/sign-in')
    assert.equal((await browser.open(desk)).path, desk)
    assert.equal((await signIn('vera@example.org')).page.status, 422)
    assert.equal((await signIn('vera@new.example.org')).page.path, desk)

    const notice = await mailTo('vera@example.org', 'email-changed')
    assert.match(notice, /If it was not you who changed it/)
    assert.doesNotMatch(notice, /vera@new/, 'the old address does not learn the new one')
    assert.equal((await browser.open(link)).status, 404)
    assert.equal((await browser.post(link, '')).status, 422)
  })

  test('is told to the audit, without the address', async () => {
    const search: AuditSearch = { action: '', actor: '', object: '', from: '', until: '', before: '' }
    const { lines } = must(await searchAudit(await here.world.signInAs('aud'), search))
    const deeds = lines.map(line => line.action)
    assert.ok(deeds.includes('ask-email-change') && deeds.includes('change-email'), deeds.join())
    assert.doesNotMatch(JSON.stringify(lines), /vera@/)
  })

  test('that another account has is answered alike, and its link confirms nothing', async () => {
    await reviewer('Wanda', 'wanda@example.org')
    await reviewer('Xenia', 'xenia@example.org')
    const { browser } = await signIn('xenia@example.org')
    const free = await ask(browser, 'xenia@new.example.org')
    const mailed = await mailTo('xenia@new.example.org')
    const taken = await ask(browser, 'wanda@example.org')
    assert.deepEqual([taken.status, taken.path, taken.text], [free.status, free.path, free.text])
    const plain = (text: string) => text.replace(/email\/[\w-]{43}/, 'email/LINK')
    assert.equal(plain(await mailTo('wanda@example.org')), plain(mailed))
    const refused = await browser.post(await linkTo('wanda@example.org'), '')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /This link works no more/)
    assert.match((await browser.open('/en/account')).text, /xenia@example\.org/)
    assert.equal((await signIn('wanda@example.org')).page.path, desk)
  })

  test('is refused where it is none, and where it is the same', async () => {
    await reviewer('Yrsa', 'yrsa@example.org')
    const { browser } = await signIn('yrsa@example.org')
    for (const [typed, reason] of [
      ['', /Fill this in/],
      ['yrsa at home', /./],
      ['YRSA@example.org', /You have this address already/],
    ] as const) {
      const refused = await ask(browser, typed)
      assert.equal(refused.status, 422, typed)
      assert.match(refused.document.querySelector('.problems')?.textContent ?? '', reason)
      assert.equal(refused.document.querySelector('input[name=email]')?.getAttribute('value') ?? '', typed)
    }
  })

  test('asked for again takes the place of the first, and ends after a day or with a new password', async () => {
    const person = await reviewer('Zora', 'zora@example.org')
    const { browser } = await signIn('zora@example.org')
    await ask(browser, 'zora@one.example.org')
    const first = await linkTo('zora@one.example.org')
    await ask(browser, 'zora@two.example.org')
    const second = await linkTo('zora@two.example.org')
    assert.equal((await browser.open(first)).status, 404)
    assert.equal(await mailTo('zora@one.example.org'), '', 'the first mail is void')
    assert.equal((await browser.open(second)).status, 200)
    await browser.send(await browser.open('/en/account/password'), {
      password: `${password} again`,
      again: `${password} again`,
    })
    assert.equal((await browser.open(second)).status, 404)

    await ask(browser, 'zora@three.example.org')
    const third = await linkTo('zora@three.example.org')
    here.world.passDays(1.01)
    const later = visitor(here.origin, `waymark=${(await beginSession(here.world.runtime, person)).token}`)
    assert.equal((await later.open(third)).status, 404)
    assert.equal((await later.post(third, '')).status, 422)
  })

  test('is asked for only after a proof of the last ten minutes, also past the page', async () => {
    await reviewer('Alva', 'alva@example.org')
    const { browser } = await signIn('alva@example.org')
    here.world.passDays(11 / 24 / 60)
    assert.match((await browser.open('/en/account/email')).path, /\/en\/account\/prove\?then=/)
    const past = await browser.post('/en/account/email', 'email=alva%40new.example.org')
    assert.match(past.path, /\/en\/account\/(?:email|prove)/)
    assert.equal(await mailTo('alva@new.example.org'), '')
    const proved = await browser.send(
      await browser.open('/en/account/email'),
      { password },
      { action: `?/password&then=${encodeURIComponent('/en/account/email')}` },
    )
    assert.equal(proved.path, '/en/account/email')
    assert.match((await browser.send(proved, { email: 'alva@new.example.org' })).text, /a link is on its way/)
  })

  test('asked for again and again has to wait', async () => {
    await reviewer('Berit', 'berit@example.org')
    const { browser } = await signIn('berit@example.org')
    const answers: number[] = []
    for (let time = 0; time < 12; time++) answers.push((await ask(browser, `berit${time}@example.org`)).status)
    assert.deepEqual(answers, [...Array<number>(10).fill(200), 422, 422])
    assert.match((await ask(browser, 'berit@new.example.org')).text, /Too many tries\. Wait 15 minutes/)
    assert.equal(await mailTo('berit11@example.org'), '')
  })
})
