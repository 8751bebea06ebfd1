/**
 * Wrong guesses cost more and more: ten for an account, a hundred for a network address, within 15 minutes. A device from which
 * the person has signed in before has a count of its own, so that a stranger who guesses cannot lock the person out.
 */
import { clearGuesses, countGuess, forgetGuesses, knowsDevice } from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import type { Runtime } from '../runtime.ts'
import { digestOf } from '../people/token.ts'
import { accountKeys } from './account-keys.ts'

const minutes = 15
const mostPerAccount = 10 // wrong guesses; a person mistypes a few times
const mostPerAddress = 100 // wrong guesses; many people may share one address

/** Where a guess comes from: the network address, and the token of the known-device cookie if there is one. */
export type From = { readonly address: string; readonly device?: string | null | undefined }

export type GuessRefusal = { readonly kind: 'sign-in.wait'; readonly minutes: number }

export type Guess = {
  /** Null where the guess may be made; otherwise how it is refused. */
  readonly refusal: GuessRefusal | null
  /** To be called when the guess was right: it no longer counts. */
  readonly right: () => Promise<void>
}

/**
 * Counts a guess before it is checked, so that many at once cannot slip past. `account` names what is guessed at. The guess that is
 * the first to have to wait is told to the audit; those after it are not, so that nobody can make it grow by guessing on.
 */
export async function beginGuess(
  runtime: Runtime,
  of: { readonly account: string; readonly person: string | null; readonly from: From },
): Promise<Guess> {
  const { db } = runtime.installation.login
  const keys = accountKeys(runtime)
  const at = runtime.now()
  const device = of.from.device ? digestOf(of.from.device) : null
  const known =
    device !== null && of.person !== null && (await knowsDevice(db, { digest: device, person: of.person, at }))
  const counts = known
    ? [{ digest: keys.digest(`device ${device.toString('hex')}`), most: mostPerAccount, whose: of.person }]
    : [
        { digest: keys.digest(`account ${of.account}`), most: mostPerAccount, whose: of.person },
        { digest: keys.digest(`address ${of.from.address}`), most: mostPerAddress, whose: null },
      ]
  let over = false
  for (const { digest, most, whose } of counts)
    await db.transaction().execute(async t => {
      const tries = await countGuess(t, { digest, at, minutes })
      if (tries > most) over = true
      if (tries === most + 1) await auditAccount(runtime, t, { person: whose, actor: null, deed: 'slow-guesses' })
    })
  if (Math.random() < 0.01) await clearGuesses(db, new Date(at.getTime() - 24 * 3_600_000))
  const [own, ...shared] = counts.map(count => count.digest)
  return {
    refusal: over ? { kind: 'sign-in.wait', minutes } : null,
    async right() {
      await forgetGuesses(db, own!, 'all')
      for (const digest of shared) await forgetGuesses(db, digest, 'one')
    },
  }
}
