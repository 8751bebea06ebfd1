/** An account from the invitation to the way back in: everything that a person, or an administrator for them, does with it. */
import {
  acceptAsNew,
  acceptCode,
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
  type House,
} from '@waymark/operations'
import { codeOf, stepOf } from '../../packages/operations/src/accounts/one-time-code.ts'
import { must } from '../database/world.ts'

const password = 'a quiet harbour at noon'
const origin = 'https://waymark.example.org'
const everywhere = { member: '', region: '', office: '', until: '' }
const from = { address: '192.0.2.1' }

export type Living = {
  readonly house: House
  readonly slug: string
  /** Lets some minutes go by: a code works once, and the next one is another. */
  readonly pass: (minutes: number) => void
}

export async function liveThrough({ house, slug, pass }: Living): Promise<void> {
  const [asking, agreeing] = [await administrator(house, slug, 'Asta'), await administrator(house, slug, 'Brage')]
  const email = 'ines@example.org'
  const person = await joins({ house, asking, email })
  const codes = await setsUp({ house, pass, email })
  await comesAndGoes({ house, pass, email, codes })
  const { role } = must(await giveAnotherRole(asking, { ...everywhere, person, role: 'observer' }))
  must(await endOneRole(asking, { role }))
  must(await askRecovery(asking, { person }))
  const recovery = (await peoplePage(agreeing))!.recoveries[0]!.id
  must(await agreeRecovery(agreeing, { recovery, origin }))
  must(await newSignInLink(house, { network: slug, name: 'Ines' }))
  must(await recoverPerson(house, { network: slug, name: 'Ines' }))
  await sendWaiting(house, { send: async () => {}, close: () => {} })
}

async function administrator(house: House, slug: string, name: string): Promise<Desk> {
  const { token } = must(await invitePerson(house, { network: slug, name, role: 'administrator' }))
  const signed = must(await signInByLink(house, token))
  const held = { session: (await sessionOfToken(house, signed.token))!, token: signed.token }
  must(await setPassword(house, held, { email: `${name.toLowerCase()}@example.org`, password, again: password }))
  const { secret } = await secretOf(house, signed.token)
  const code = codeOf(secret, stepOf(house.now()))
  const session = (await sessionOfToken(house, signed.token))!
  const set = must(await confirmSecondFactor(house, { session, token: signed.token, code }))
  must(await acceptCode(house, (await sessionOfToken(house, set.signed.token))!, codeOfConduct().version))
  return (await deskOf(house, set.signed.token, slug))!
}

async function secretOf(house: House, token: string): Promise<{ secret: Buffer }> {
  const shown = must(await secretToConfirm(house, (await sessionOfToken(house, token))!))
  const bits = [...shown.written.replaceAll(' ', '')].map(sign =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return { secret: Buffer.from(bytes.map(byte => Number.parseInt(byte, 2))) }
}

/** Invited, invited again and accepted; a second invitation is taken back. Gives the person's id. */
async function joins({ house, asking, email }: { house: House; asking: Desk; email: string }): Promise<string> {
  const wish = { ...everywhere, role: 'reviewer', name: 'Ines', language: 'sv', origin }
  const { invitation } = must(await invite(asking, { ...wish, email }))
  const { mail } = must(await inviteAgain(asking, { invitation, origin }))
  const words = await mailInWords(asking, mail)
  const token = words!.text.match(/sign-in\/invitation\/([\w-]{43})/)![1]!
  const unwanted = must(await invite(asking, { ...wish, email: 'nobody@example.org' }))
  must(await withdrawInvite(asking, unwanted))
  const signed = must(await acceptAsNew(house, { token, name: 'Ines', password, again: password }, null))
  const session = (await sessionOfToken(house, signed.token))!
  must(await acceptCode(house, session, codeOfConduct().version))
  must(await setPreferences(house, session, { language: 'ar', timeZone: 'Asia/Amman' }))
  must(await setPassword(house, { session, token: signed.token }, { email: '', password, again: password }))
  await moves(house, asking, signed.token)
  return signed.person.id
}

/** Takes another address and comes back to the old one: each is asked for and confirmed. */
async function moves(house: House, asking: Desk, token: string): Promise<void> {
  const held = async () => ({ session: (await sessionOfToken(house, token))!, token })
  const old = (await held()).session.email!
  for (const email of ['moved@example.org', old]) {
    must(await askEmailChange(house, await held(), { email, from, origin }))
    const { mails } = (await mailsPage(asking))!
    const mail = mails.find(one => one.to === email && one.kind === 'email-change' && one.state === 'waiting')!.id
    const link = (await mailInWords(asking, mail))!.text.match(/account\/email\/([\w-]{43})/)![1]!
    must(await confirmEmailChange(house, await held(), link))
  }
}

type Setting = { readonly house: House; readonly pass: Living['pass']; readonly email: string }

/** Sets up one-time codes, takes them away, sets them up again; gives recovery codes. */
async function setsUp({ house, pass, email }: Setting): Promise<readonly string[]> {
  let { token } = must(await signInByPassword(house, { email, password, from, browser: null }))
  const session = async () => (await sessionOfToken(house, token))!
  const confirm = async () => {
    pass(1)
    const { secret } = await secretOf(house, token)
    const code = codeOf(secret, stepOf(house.now()))
    const set = must(await confirmSecondFactor(house, { session: await session(), token, code }))
    token = set.signed.token
  }
  await confirm()
  must(await removeSecondFactor(house, await session()))
  await confirm()
  return must(await renewRecoveryCodes(house, await session()))
}

/** Signs in by password and recovery code, proves again, signs out in every way, and is made to wait after wrong guesses. */
async function comesAndGoes({ house, email, codes }: Setting & { readonly codes: readonly string[] }): Promise<void> {
  const comes = async (code: string) => {
    const half = must(await signInByPassword(house, { email, password, from, browser: 'Firefox, Linux' }))
    const { token } = must(await giveCode(house, { token: half.token, code, from }))
    return { token, session: (await sessionOfToken(house, token))! }
  }
  const [one, other, third] = [await comes(codes[0]!), await comes(codes[1]!), await comes(codes[2]!)]
  must(await proveAgain(house, { ...one, password, code: codes[3]!, from }))
  await signOut(house, other.token)
  await signOutOne(house, one.session, third.session.id)
  await signOutEverywhere(house, one.session)
  for (let guess = 0; guess < 12; guess++)
    await signInByPassword(house, { email, password: 'another harbour', from, browser: null })
}
