import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  acceptAsKnown,
  acceptAsNew,
  beginSession,
  deskOf,
  foundNetwork,
  invite,
  invitePerson,
  mailInWords,
  runtimeOf,
  type Runtime,
} from '@waymark/operations'
import { must, testInstallation, testNetwork } from '@waymark/testing'

const slugs = ['test-network', 'other-network'] as const
const password = 'a quiet harbour at noon'
let runtime: Runtime

before(async () => {
  runtime = runtimeOf(await testInstallation())
  for (const slug of slugs) await foundNetwork(runtime, { ...testNetwork, slug, groups: [], members: [], offices: [] })
})
after(() => runtime.installation.close())

/** The token in the link of an invitation of the address to this network. */
async function invitedBy(slug: string, email: string): Promise<string> {
  const { person } = must(await invitePerson(runtime, { network: slug, name: 'Ada', role: 'administrator' }))
  const admin = (await deskOf(runtime, (await beginSession(runtime, person)).token, slug))!
  const wish = { role: 'reviewer', member: '', region: '', until: '', name: 'Ines', language: 'sv' }
  const { mail } = must(await invite(admin, { ...wish, email, origin: 'https://waymark.example.org' }))
  return (await mailInWords(admin, mail))!.text.match(/sign-in\/(?:invitation\/)?([\w-]{43})/)![1]!
}

test('two invitations of one new address accepted at one moment make one account, and the other stays to be taken after signing in', async () => {
  const tokens = [await invitedBy(slugs[0], 'new@example.org'), await invitedBy(slugs[1], 'new@example.org')]
  const form = { name: 'Ines', password, again: password }
  const made = await Promise.all(tokens.map(token => acceptAsNew(runtime, { ...form, token }, null)))
  const said = made.map(result => (result.ok ? 'done' : result.refusal.kind))
  assert.deepEqual([...said].sort(), ['done', 'invitation.sign-in-first'])
  const [known] = made.filter(result => result.ok)
  const left = tokens[said.indexOf('invitation.sign-in-first')]!
  const again = await acceptAsNew(runtime, { ...form, token: left }, null)
  assert.equal(again.ok ? 'done' : again.refusal.kind, 'invitation.sign-in-first')
  must(await acceptAsKnown(runtime, { token: left, sessionToken: known!.value.token }))
})
