/** Evidence as it is kept: every word a person typed of it among the free texts, where it can be redacted and marked. */
import type { ReadEvidence } from '@waymark/collection'
import { keepText, type InNetwork, type NewEvidence } from '@waymark/store'

type Keeping = {
  /** What stood there before, in its order. */
  readonly before: readonly NewEvidence[]
  readonly evidence: readonly ReadEvidence[]
  readonly language: string
}

/** Line by line: address, passage and place keep the texts they had in their line, so that a redaction finds all they ever were. */
export async function keepEvidence(
  t: InNetwork,
  { before, evidence, language }: Keeping,
): Promise<readonly NewEvidence[]> {
  const lines: NewEvidence[] = []
  const text = (body: string | null | undefined) => (body ? { language, body } : null)
  for (let line = 0; line < Math.max(before.length, evidence.length); line++) {
    const [stood, read] = [before[line], evidence[line]]
    const address = await keepText(t, stood?.address ?? null, text(read?.address))
    const where = await keepText(t, stood?.where ?? null, text(read?.where))
    const quote = await keepText(t, stood?.quote ?? null, text(read?.quote))
    const place = await keepText(t, stood?.place ?? null, text(read?.place))
    if (read) lines.push({ type: read.type, address, where, seenOn: read.seenOn, quote, place })
  }
  return lines
}
