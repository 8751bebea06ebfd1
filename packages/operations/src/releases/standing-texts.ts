/** The free texts that a candidate names. */
import { textBytes, type Candidate, type CandidateTexts, type CommittedTexts } from '@waymark/scorecard'
import { textsOf, type InNetwork } from '@waymark/store'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Every id anywhere inside a value: those of texts are among them. */
export function textIdsIn(value: unknown): readonly string[] {
  const found = new Set<string>()
  const collect = (inside: unknown): void => {
    if (typeof inside === 'string') {
      if (uuid.test(inside)) found.add(inside)
    } else if (Array.isArray(inside)) inside.forEach(collect)
    else if (typeof inside === 'object' && inside !== null) Object.values(inside).forEach(collect)
  }
  collect(value)
  return [...found]
}

/** The texts a candidate or a part of it names, as they stand; redacted ones are left out. */
export async function standingTexts(t: InNetwork, value: Candidate | Candidate['objections']): Promise<CandidateTexts> {
  const found = await textsOf(t, textIdsIn(value))
  return Object.fromEntries(
    [...found].flatMap(([id, text]) =>
      text.body !== null ? [[id, { language: text.language, body: text.body }]] : [],
    ),
  )
}

const atOnce = 5000 // texts whose words are held
const length = 32 // bytes of a commitment

/** The keyed commitments to the texts that a candidate names, as they stand; of none of them the words are held. Redacted ones are left out. */
export async function commitmentsToTexts(
  t: InNetwork,
  candidate: Candidate,
  { hmac, between }: { readonly hmac: (bytes: Uint8Array) => string; readonly between: () => void },
): Promise<CommittedTexts> {
  const ids = textIdsIn(candidate)
  const place = new Map<string, number>()
  const commitments = Buffer.alloc(ids.length * length)
  for (let at = 0; at < ids.length; at += atOnce) {
    for (const [id, { language, body }] of await textsOf(t, ids.slice(at, at + atOnce))) {
      if (body === null) continue
      commitments.write(hmac(textBytes(id, { language, body })), place.size * length, 'hex')
      place.set(id, place.size)
    }
    between()
  }
  return {
    has: id => place.has(id),
    commitmentTo: id => {
      const at = place.get(id)! * length
      return commitments.toString('hex', at, at + length)
    },
  }
}
