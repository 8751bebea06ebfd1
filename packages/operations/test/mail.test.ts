import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import {
  beginSession,
  deskOf,
  foundNetwork,
  runtimeOf,
  invite,
  invitePerson,
  mailInWords,
  mailSettings,
  mailsPage,
  oneLine,
  sendRegularly,
  sendWaiting,
  smtpCarrier,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { must, testInstallation, testNetwork } from '@waymark/testing'

type Taken = { readonly from: string; readonly to: readonly string[]; readonly source: string }

let runtime: Runtime
let admin: Desk
let now = new Date('2026-03-02T09:00:00.000Z')
const taken: Taken[] = []
const answers: number[] = [] // what the mail server says next; nothing means it takes the mail
let server: SMTPServer
let url: string
const sender = 'waymark@example.org'

before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => now })
  await foundNetwork(runtime, { ...testNetwork, groups: [], members: [] })
  const { person } = must(
    await invitePerson(runtime, { network: testNetwork.slug, name: 'Adele', role: 'administrator' }),
  )
  admin = (await deskOf(runtime, (await beginSession(runtime, person)).token, testNetwork.slug))!
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const status = answers.shift()
        if (status) return done(Object.assign(new Error('not now'), { responseCode: status }))
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        taken.push({ from, to: rcptTo.map(one => one.address), source: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
after(async () => {
  await new Promise<void>(resolve => server.close(() => resolve()))
  await runtime.installation.close()
})

const form = {
  role: 'reviewer',
  member: '',
  region: '',
  until: '',
  name: 'Ines',
  language: 'en',
  origin: 'https://w.example',
}
const written = async (email: string, more: object = {}) => must(await invite(admin, { ...form, email, ...more })).mail
const header = (mail: Taken | undefined, name: string) =>
  mail?.source
    .split('\r\n\r\n')[0]
    ?.replaceAll(/\r\n[ \t]/g, ' ')
    .match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1]
const body = (mail: Taken | undefined) => {
  const text = mail?.source.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? ''
  return header(mail, 'content-transfer-encoding') === 'base64' ? Buffer.from(text, 'base64').toString() : text
}
const row = async (id: string) => {
  const { rows } = await sql<{
    sealed: Buffer | null
    sent: boolean
    given: boolean
    tries: number
    fault: string | null
  }>`
    select sealed, sent_at is not null as sent, given_up_at is not null as given, tries, fault from app.mail where id = ${id}`.execute(
    runtime.installation.jobs.db,
  )
  return rows[0]!
}

test('without a mail server nothing leaves the installation, and the administrator sees what would have', async () => {
  assert.equal(mailSettings({}), null)
  const opened: Socket[] = []
  const watch = (message: unknown) => void opened.push((message as { socket: Socket }).socket)
  subscribe('net.client.socket', watch)
  try {
    const id = await written('quiet@example.org')
    assert.match((await mailInWords(admin, id))!.text, /https:\/\/w\.example\/en\/sign-in\/invitation\//)
    assert.equal((await mailsPage(admin))!.mails[0]!.to, 'quiet@example.org')
  } finally {
    unsubscribe('net.client.socket', watch)
  }
  const far = opened.map(socket => socket.remoteAddress).filter(one => one && !/^(127\.|::1|::ffff:127\.)/.test(one))
  assert.deepEqual(far, [])
  assert.ok(!(await row((await mailsPage(admin))!.mails[0]!.id)).sealed!.toString().includes('quiet@example.org'))
})

test('a mail is refused for now, sent later, once, and emptied', async () => {
  const carrier = smtpCarrier({ url, sender })
  await sendWaiting(runtime, carrier)
  taken.length = 0
  const id = await written('ines@example.org', { language: 'ar', name: 'إيناس' })
  answers.push(451)
  assert.equal(await sendWaiting(runtime, carrier), 0)
  assert.deepEqual([(await row(id)).fault, (await row(id)).sent], ['451', false])
  assert.equal(await sendWaiting(runtime, carrier), 0, 'it is not tried again at once')
  now = new Date(now.getTime() + 6 * 60_000)
  const both = await Promise.all([sendWaiting(runtime, carrier), sendWaiting(runtime, carrier)])
  assert.deepEqual(both.toSorted(), [0, 1])
  assert.equal(taken.length, 1)
  assert.deepEqual(taken[0]?.to, ['ines@example.org'])
  assert.equal(taken[0]?.from, sender)
  assert.equal(header(taken[0], 'message-id'), `<${id}@example.org>`)
  assert.match(body(taken[0]), /مرحبًا.*إيناس/s)
  assert.deepEqual(await row(id), { sealed: null, sent: true, given: false, tries: 2, fault: null })
  carrier.close()
})

test('whatever a person is named, a subject is one line and no header begins in it', async () => {
  const carrier = smtpCarrier({ url, sender })
  taken.length = 0
  const evil = 'Ines\r\nBcc: thief@example.org\r\n\r\nHello'
  await written('named@example.org', { name: evil })
  await carrier.send({ id: 'x', to: 'named@example.org', language: 'en', subject: oneLine(evil), text: evil })
  await sendWaiting(runtime, carrier)
  assert.equal(taken.length, 2)
  for (const mail of taken) {
    assert.equal(header(mail, 'bcc'), undefined)
    assert.deepEqual(mail.to, ['named@example.org'])
  }
  assert.match(header(taken[0], 'subject') ?? '', /^Ines Bcc: thief@example\.org Hello$/)
  carrier.close()
})

test('a mail that a server refuses for good, or that is too old, is given up and emptied', async () => {
  const carrier = smtpCarrier({ url, sender })
  taken.length = 0
  answers.push(550)
  const refused = await written('gone@example.org')
  await sendWaiting(runtime, carrier)
  assert.deepEqual(await row(refused), { sealed: null, sent: false, given: true, tries: 1, fault: '550' })
  assert.equal((await mailsPage(admin))!.mails.find(mail => mail.id === refused)?.state, 'failed')
  const old = await written('old@example.org')
  now = new Date(now.getTime() + 7 * 24 * 3_600_000)
  await sendWaiting(runtime, carrier)
  assert.deepEqual([(await row(old)).given, (await row(old)).sealed], [true, null])
  assert.equal(taken.length, 0)
  carrier.close()
})

test('a mail server that is away is tried eight times, and the postman goes on', async () => {
  const carrier = smtpCarrier({ url: 'smtp://127.0.0.1:1', sender })
  const id = await written('away@example.org')
  for (let turn = 0; turn < 8; turn++) {
    await sendWaiting(runtime, carrier)
    now = new Date(now.getTime() + 6 * 60_000)
  }
  const last = await row(id)
  assert.deepEqual([last.given, last.tries, last.fault], [true, 8, 'ESOCKET'])
})

test('the postman ends when told to, and has sent what waited', async () => {
  taken.length = 0
  await written('last@example.org')
  const postman = sendRegularly(runtime, smtpCarrier({ url, sender }), 20)
  while (taken.length === 0) await new Promise(resolve => setTimeout(resolve, 10))
  await postman.end()
  assert.equal(taken.length, 1)
})

test('a mail that was rolled back with its change was never written', async () => {
  const before = (await mailsPage(admin))!.mails.length
  await written('again@example.org')
  assert.equal((await invite(admin, { ...form, email: 'again@example.org' })).ok, false)
  assert.equal((await mailsPage(admin))!.mails.length, before + 1)
})

test('half a setting is refused at the start, not when the first mail is due', () => {
  for (const environment of [
    { WAYMARK_SMTP_URL: 'smtp://mail.example.org' },
    { WAYMARK_MAIL_SENDER: sender },
    { WAYMARK_SMTP_URL: 'https://mail.example.org', WAYMARK_MAIL_SENDER: sender },
    { WAYMARK_SMTP_URL: 'smtp://mail.example.org', WAYMARK_MAIL_SENDER: 'a@b.example, c@d.example' },
  ])
    assert.throws(() => mailSettings(environment), /must/)
  const settings = { WAYMARK_SMTP_URL: 'smtps://u:p@mail.example.org:465', WAYMARK_MAIL_SENDER: sender }
  assert.equal(mailSettings(settings)?.sender, sender)
})
