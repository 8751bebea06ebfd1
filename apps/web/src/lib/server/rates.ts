/**
 * How fast one network address may ask. Cost rises: past its allowance every answer comes a little later, up to a few seconds, so
 * that people who share an address with somebody in a hurry are slowed and never shut out. Only where very many requests of one
 * address wait at once are more of them refused. Kept in memory and nowhere else; a restart forgets it.
 */

/** `burst` requests at once, then `perSecond`; each one more costs `stepMs` of waiting, `mostMs` at most. */
type Allowance = {
  readonly burst: number
  readonly perSecond: number
  readonly stepMs: number
  readonly mostMs: number
}

const allowances = {
  read: { burst: 600, perSecond: 20, stepMs: 20, mostMs: 2000 },
  change: { burst: 60, perSecond: 1, stepMs: 100, mostMs: 5000 },
} as const satisfies Readonly<Record<string, Allowance>>

const mostWaiting = 64 // requests of one address that wait at the same time
const mostAddresses = 10_000 // remembered; the longest silent are forgotten first

type Bucket = { left: number; at: number; waiting: number }
export type Asking = keyof typeof allowances

export type Rates = {
  /** Milliseconds to wait before answering; null where too many wait already. `answered` is called when the wait is over. */
  readonly ask: (address: string, asking: Asking) => { readonly waitMs: number; readonly answered: () => void } | null
  readonly size: () => number
}

export function rates(now: () => number): Rates {
  const buckets = new Map<string, Bucket>()
  return {
    size: () => buckets.size,
    ask(address, asking) {
      if (isThisMachine(address)) return { waitMs: 0, answered: () => {} }
      const { burst, perSecond, stepMs, mostMs } = allowances[asking]
      const key = `${asking} ${neighbourhood(address)}`
      const bucket = buckets.get(key) ?? { left: burst, at: now(), waiting: 0 }
      buckets.delete(key)
      buckets.set(key, bucket) // the newest stands last
      const refilled = bucket.left + ((now() - bucket.at) / 1000) * perSecond
      bucket.left = Math.max(Math.min(refilled, burst) - 1, -burst)
      bucket.at = now()
      if (buckets.size > mostAddresses) forgetOldest(buckets)
      if (bucket.left >= 0) return { waitMs: 0, answered: () => {} }
      if (bucket.waiting >= mostWaiting) return null
      bucket.waiting++
      return { waitMs: Math.min(-bucket.left * stepMs, mostMs), answered: () => void bucket.waiting-- }
    },
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  for (const [key, bucket] of buckets) {
    if (bucket.waiting > 0) continue
    buckets.delete(key)
    return
  }
}

/** A person at this machine, or a proxy here that does not say who asks (docs/guide/accounts.md): neither is slowed. */
const isThisMachine = (address: string): boolean => /^(?:(?:::ffff:)?127\.|::1$)/.test(address)

/** The network an address stands in as one household has it: all of IPv4, the first half of IPv6. */
export function neighbourhood(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const filled =
    tail === undefined ? front : [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back]
  return filled.slice(0, 4).join(':')
}
