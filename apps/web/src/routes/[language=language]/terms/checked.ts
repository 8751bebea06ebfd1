import {
  type CheckOptions,
  type Compiled,
  type Finding,
  gravityOf,
  type Reading,
  type Status,
  survey,
  type TermLanguage,
} from '@waymark/terms'

/** Findings that say the same: one concept, one status, read one way. `words` are the wordings met, with how often each stands in the text. */
export type FindingGroup = {
  readonly id: string
  readonly language: TermLanguage
  readonly status: Status
  readonly reading: Reading
  readonly words: readonly { readonly text: string; readonly count: number }[]
  readonly count: number
  readonly instead: readonly { readonly text: string; readonly fits: boolean }[]
  readonly why: string
  readonly example: string
  readonly guidelines: boolean
  readonly pages: string | null
}

/** A piece of the checked text; `group` is the id of the group whose wording it is. */
export type Piece = {
  readonly text: string
  readonly group?: string
  readonly gravity?: 'change' | 'consider' | 'none'
}

/** A checked text as the page shows it. Counts are of places in the text; `preferred` are places that say it well. */
export type Checked = {
  readonly pieces: readonly Piece[]
  readonly groups: readonly FindingGroup[]
  readonly change: number
  readonly consider: number
  readonly preferred: number
  /** The text holds more findings than are laid out; what follows the last of them was not looked at. */
  readonly cut: boolean
}

/** A finding as a program gets it. */
export type FindingWithReason = Finding & { readonly gravity: 'change' | 'consider' | 'none'; readonly why: string }

const mostFindings = 1000 // laid out at once; a page with more of them helps nobody

/** The findings of a text, the first thousand at most. */
export function findingsWithin(compiled: Compiled, text: string, options: CheckOptions): ReturnType<typeof survey> {
  return survey(compiled, text, { ...options, most: mostFindings })
}

const order = { change: 0, consider: 1, none: 2 } as const

/** Checks a text and lays the findings out: the text in pieces, the findings in groups, what asks for a change first. */
export function checkText(compiled: Compiled, text: string, published?: string): Checked {
  const { cut, findings } = findingsWithin(compiled, text, published ? { published } : {})
  const noted = findings.filter(finding => finding.status !== 'preferred')
  const groups = new Map<string, Finding[]>()
  for (const finding of noted) {
    const members = groups.get(idOf(finding))
    if (members) members.push(finding)
    else groups.set(idOf(finding), [finding])
  }
  const count = (gravity: string) => noted.filter(finding => gravityOf(finding) === gravity).length
  return {
    pieces: piecesOf(text, noted),
    groups: [...groups.values()]
      .map(members => groupOf(compiled, members))
      .sort((left, right) => order[gravityOf(left)] - order[gravityOf(right)]),
    change: count('change'),
    consider: count('consider'),
    preferred: findings.length - noted.length,
    cut,
  }
}

function idOf({ concept, language, status, reading }: Finding): string {
  return `${concept}-${language}-${status}-${reading}`
}

function groupOf(compiled: Compiled, members: readonly Finding[]): FindingGroup {
  const [first] = members as readonly [Finding, ...Finding[]]
  const concept = compiled.concepts.find(({ id }) => id === first.concept)!
  const counts = new Map<string, number>()
  for (const { text } of members) counts.set(text, (counts.get(text) ?? 0) + 1)
  const { why, example } = concept.words[first.language]!
  const { language, status, reading, suggestions } = first
  const words = [...counts].map(([text, count]) => ({ text, count }))
  const { guidelines, pages } = concept
  return {
    id: idOf(first),
    language,
    status,
    reading,
    words,
    count: members.length,
    instead: suggestions,
    why,
    example,
    guidelines,
    pages,
  }
}

function piecesOf(text: string, findings: readonly Finding[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const finding of findings) {
    if (finding.start > done) pieces.push({ text: text.slice(done, finding.start) })
    pieces.push({ text: text.slice(finding.start, finding.end), group: idOf(finding), gravity: gravityOf(finding) })
    done = finding.end
  }
  if (done < text.length) pieces.push({ text: text.slice(done) })
  return pieces
}
