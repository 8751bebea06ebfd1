/** An account from the invitation to the way back in: everything that a person, or an administrator for them, does with it. */
import {
  acceptAsNew,
  acceptCode,
  agreeNaming,
  agreeRecovery,
  askEmailChange,
  askRecovery,
  codeOfConduct,
  confirmEmailChange,
  confirmSecondFactor,
  deskOf,
  endOneRole,
  giveAnotherRole,
  giveCode,
  invite,
  inviteAgain,
  invitePerson,
  mailInWords,
  mailsPage,
  newSignInLink,
  peoplePage,
  proveAgain,
  recoverPerson,
  removeSecondFactor,
  renewRecoveryCodes,
  secretToConfirm,
  sendWaiting,
  sessionOfToken,
  setPassword,
  setPreferences,
  signInByLink,
  signInByPassword,
  signOut,
  signOutEverywhere,
  signOutOne,
  withdrawInvite,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { codeOf, stepOf } from '../../packages/operations/src/accounts/one-time-code.ts'
import { must } from '@waymark/testing'

const password = 'a quiet harbour at noon'
const origin = 'https://waymark.example.org'
const everywhere = { member: '', region: '', office: '', until: '' }
const from = { address: '192.0.2.1' }

export type Living = {
  readonly runtime: Runtime
  readonly slug: string
  /** Lets some minutes go by: a code works once, and the next one is another. */
  readonly pass: (minutes: number) => void
}

export async function liveThrough({ runtime, slug, pass }: Living): Promise<void> {
  const [asking, agreeing] = [await administrator(runtime, slug, 'Asta'), await administrator(runtime, slug, 'Brage')]
  const email = 'ines@example.org'
  const person = await joins({ runtime, asking, email })
  const codes = await setsUp({ runtime, pass, email })
  await comesAndGoes({ runtime, pass, email, codes })
  const { role } = must(await giveAnotherRole(asking, { ...everywhere, person, role: 'observer' }))
  must(await endOneRole(asking, { role }))
  must(await giveAnotherRole(asking, { ...everywhere, person, role: 'focal-point' }))
  const naming = (await peoplePage(agreeing))!.namings[0]!.id
  must(await agreeNaming(agreeing, { naming }))
  must(await askRecovery(asking, { person }))
  const recovery = (await peoplePage(agreeing))!.recoveries[0]!.id
  pass(3 * 24 * 60)
  must(await agreeRecovery(await administrator(runtime, slug, 'Calle'), { recovery, origin }))
  must(await newSignInLink(runtime, { network: slug, name: 'Ines' }))
  must(await recoverPerson(runtime, { network: slug, name: 'Ines' }))
  await sendWaiting(runtime, { send: async () => {}, close: () => {} })
}

async function administrator(runtime: Runtime, slug: string, name: string): Promise<Desk> {
  const { token } = must(await invitePerson(runtime, { network: slug, name, role: 'administrator' }))
  const signed = must(await signInByLink(runtime, token))
  const held = { session: (await sessionOfToken(runtime, signed.token))!, token: signed.token }
  must(await setPassword(runtime, held, { email: `${name.toLowerCase()}@example.org`, password, again: password }))
  const { secret } = await secretOf(runtime, signed.token)
  const code = codeOf(secret, stepOf(runtime.now()))
  const session = (await sessionOfToken(runtime, signed.token))!
  const set = must(await confirmSecondFactor(runtime, { session, token: signed.token, code }))
  must(await acceptCode(runtime, (await sessionOfToken(runtime, set.signed.token))!, codeOfConduct().version))
  return (await deskOf(runtime, set.signed.token, slug))!
}

async function secretOf(runtime: Runtime, token: string): Promise<{ secret: Buffer }> {
  const shown = must(await secretToConfirm(runtime, (await sessionOfToken(runtime, token))!))
  const bits = [...shown.written.replaceAll(' ', '')].map(sign =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return { secret: Buffer.from(bytes.map(byte => Number.parseInt(byte, 2))) }
}

/** Invited, invited again and accepted; a second invitation is taken back. Gives the person's id. */
async function joins({ runtime, asking, email }: { runtime: Runtime; asking: Desk; email: string }): Promise<string> {
  const wish = { ...everywhere, role: 'reviewer', name: 'Ines', language: 'sv', origin }
  const { invitation } = must(await invite(asking, { ...wish, email }))
  const { mail } = must(await inviteAgain(asking, { invitation, origin }))
  const words = await mailInWords(asking, mail)
  const token = words!.text.match(/sign-in\/invitation\/([\w-]{43})/)![1]!
  const unwanted = must(await invite(asking, { ...wish, email: 'nobody@example.org' }))
  must(await withdrawInvite(asking, unwanted))
  const signed = must(await acceptAsNew(runtime, { token, name: 'Ines', password, again: password }, null))
  const session = (await sessionOfToken(runtime, signed.token))!
  must(await acceptCode(runtime, session, codeOfConduct().version))
  must(await setPreferences(runtime, session, { language: 'ar', timeZone: 'Asia/Amman' }))
  must(await setPassword(runtime, { session, token: signed.token }, { email: '', password, again: password }))
  await moves(runtime, asking, signed.token)
  return signed.person.id
}

/** Takes another address and comes back to the old one: each is asked for and confirmed. */
async function moves(runtime: Runtime, asking: Desk, token: string): Promise<void> {
  const held = async () => ({ session: (await sessionOfToken(runtime, token))!, token })
  const old = (await held()).session.email!
  for (const email of ['moved@example.org', old]) {
    must(await askEmailChange(runtime, await held(), { email, from, origin }))
    const { mails } = (await mailsPage(asking))!
    const mail = mails.find(mail => mail.to === email && mail.kind === 'email-change' && mail.state === 'waiting')!.id
    const link = (await mailInWords(asking, mail))!.text.match(/account\/email\/([\w-]{43})/)![1]!
    must(await confirmEmailChange(runtime, await held(), link))
  }
}

type Setting = { readonly runtime: Runtime; readonly pass: Living['pass']; readonly email: string }

/** Sets up one-time codes, takes them away, sets them up again; gives recovery codes. */
async function setsUp({ runtime, pass, email }: Setting): Promise<readonly string[]> {
  let { token } = must(await signInByPassword(runtime, { email, password, from, browser: null }))
  const session = async () => (await sessionOfToken(runtime, token))!
  const confirm = async () => {
    pass(1)
    const { secret } = await secretOf(runtime, token)
    const code = codeOf(secret, stepOf(runtime.now()))
    const set = must(await confirmSecondFactor(runtime, { session: await session(), token, code }))
    token = set.signed.token
  }
  await confirm()
  must(await removeSecondFactor(runtime, await session()))
  await confirm()
  return must(await renewRecoveryCodes(runtime, await session()))
}

/** Signs in by password and recovery code, proves again, signs out in every way, and is made to wait after wrong guesses. */
async function comesAndGoes({ runtime, email, codes }: Setting & { readonly codes: readonly string[] }): Promise<void> {
  const comes = async (code: string) => {
    const half = must(await signInByPassword(runtime, { email, password, from, browser: 'Firefox, Linux' }))
    const { token } = must(await giveCode(runtime, { token: half.token, code, from }))
    return { token, session: (await sessionOfToken(runtime, token))! }
  }
  const [one, other, third] = [await comes(codes[0]!), await comes(codes[1]!), await comes(codes[2]!)]
  must(await proveAgain(runtime, { ...one, password, code: codes[3]!, from }))
  await signOut(runtime, other.token)
  await signOutOne(runtime, one.session, third.session.id)
  await signOutEverywhere(runtime, one.session)
  for (let guess = 0; guess < 12; guess++)
    await signInByPassword(runtime, { email, password: 'another harbour', from, browser: null })
}
