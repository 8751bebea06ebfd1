import { wordsBeside, type BesideWord, type WordsBeside } from './beside-rating.ts'
import { isGiven, saysTheSame, type Answer } from './answer.ts'
import type { PartsSaid } from './sub-questions.ts'
import { settle, type Accepted, type Settled, type ToSettle } from './settle.ts'

/** An accepted answer, and whether it is held: it counts inside the network and is not published. */
export type MayBeHeld = Accepted & { readonly held: boolean }

export type ToSettleHeld<One extends MayBeHeld> = Omit<ToSettle, 'accepted'> & {
  readonly accepted: readonly One[]
  /** Whether all that waits for a reviewer is held. */
  readonly waitingHeld: boolean
}

/** `held`: no answer that may go out carries the status. `from`: the accepted answers it was settled from. */
export type SettledHeld<One> = Settled & { readonly held: boolean; readonly from: readonly One[] }

/**
 * Settles where answers may be held. What those not held settle or contest among themselves stands: a held answer never unsettles it.
 * Otherwise held answers count like all others inside the network, and the status is held where only they carry it. A ruling is
 * held where no answer that is not held says the same, also where nobody holds any: what nobody gave is not published. Source:
 * definitions 5a.
 */
export function settleHeld<One extends MayBeHeld>(given: ToSettleHeld<One>): SettledHeld<One> {
  const open = given.accepted.filter(one => !one.held)
  const anyHeld = open.length < given.accepted.length
  if (!given.ruling && anyHeld) {
    const ofOpen = settle({ ...given, accepted: open })
    if (isGiven(ofOpen.status) || stands.has(ofOpen.status.missing)) return { ...ofOpen, held: false, from: open }
  }
  const settled = settle(given)
  if (given.ruling) {
    const carried = open.some(one => same(one.answer, settled.status))
    return { ...settled, held: !carried, from: given.accepted }
  }
  if (!isGiven(settled.status) && settled.status.missing === 'under-review')
    return { ...settled, held: given.waiting && given.waitingHeld, from: given.accepted }
  const carriers = given.accepted.filter(one => carries(one.answer, settled.status))
  return { ...settled, held: carriers.length > 0 && carriers.every(carrier => carrier.held), from: given.accepted }
}

/**
 * The accepted answers whose words may go out with a settled status: those not held that say the same. What another said against it
 * stays inside, also where a reviewer ruled. A contested status keeps the words of all; none of it is published. Source: definitions 5a.
 */
export function heardIn<One extends MayBeHeld>({ status }: Settled, accepted: readonly One[]): readonly One[] {
  const contested = !isGiven(status) && status.missing === 'contested'
  return accepted.filter(one => !one.held && (contested || same(one.answer, status)))
}

/** What stands beside a rating: its words, and what was said of its parts. */
export type Beside = WordsBeside & { readonly parts?: PartsSaid }

/**
 * Of what a ruling that goes out says beside its state: the words that one of the answers carrying it says too, and the parts of which one says
 * the same. A part that none of them says is contested still: what nobody gave is not published. Source: definitions 5a and 13.
 */
export function besideCarried(ruled: Beside, carriers: readonly Beside[]): Beside {
  const words = Object.entries(wordsBeside(ruled)).filter(([word, said]) =>
    carriers.some(carrier => carrier[word as BesideWord] === said),
  )
  const parts = Object.entries(ruled.parts ?? {}).map(([code, said]) => [
    code,
    carriers.some(beside => beside.parts?.[code] === said) ? said : 'contested',
  ])
  return { ...Object.fromEntries(words), ...(ruled.parts ? { parts: Object.fromEntries(parts) } : {}) }
}

const stands: ReadonlySet<string> = new Set(['not-applicable', 'contested'])

function same(answer: Answer, other: Answer): boolean {
  if (isGiven(answer) && isGiven(other)) return saysTheSame(answer, other)
  return !isGiven(answer) && !isGiven(other) && answer.missing === other.missing
}

/** Whether an accepted answer is one of those a status comes from: values for a value, for contested and outdated; else the reason. */
function carries(answer: Answer, status: Answer): boolean {
  if (isGiven(status)) return isGiven(answer)
  if (isGiven(answer)) return status.missing === 'contested' || status.missing === 'outdated'
  return answer.missing === (status.missing === 'contested' ? 'not-applicable' : status.missing)
}
