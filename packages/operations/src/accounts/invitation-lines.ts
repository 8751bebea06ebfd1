/** The lines of a list of people to invite: each is read whole, none is guessed, and everything wrong with it is said at once. */
import { readLines, type LineOfTable } from '@waymark/exchange'
import { done, folded, isLanguage, plainText, refused, type Result } from '@waymark/language'
import { roleNames, roleReach, type RoleName } from '@waymark/network'
import type { InNetwork } from '@waymark/store'
import { firstOf } from '../refusal.ts'
import { plainEmail } from './email.ts'
import { listReaches, listStanding, type ListReach } from './list-reaches.ts'

export type InvitationLines = {
  /**
   * Member (of a coordinator the region, of a respondent the office, of others nothing), name of the person, e-mail address and, if
   * wanted, the code of a language and of a role; parted by tabs, semicolons or commas. A first line of headings is passed over.
   */
  readonly lines: string
  /** `contributor` or `lead`: the role where a line names none. */
  readonly role: string
  /** Language of the invitation where a line names none. */
  readonly language: string
}

export type InvitationLine = ListReach & {
  /** As a spreadsheet numbers it. */
  readonly line: number
  readonly name: string
  readonly email: string
  readonly language: string
  readonly role: RoleName
  /** `held`: somebody with this address has the role already; `open`: is invited to it already. */
  readonly stands: 'new' | 'held' | 'open'
}

type LineProblem =
  | {
      readonly kind: `invite-list.${'columns' | 'member' | 'region' | 'office' | 'whole' | 'email' | 'cell' | 'by-two'}`
      readonly given: string
    }
  /** `first`: the line in which the address stands already, with another name or for the same. */
  | { readonly kind: 'invite-list.twice'; readonly given: string; readonly first: number }

export type InvitationListRefusal =
  | { readonly kind: 'field.missing'; readonly field: 'lines' }
  | { readonly kind: 'invite-list.too-many'; readonly field: 'lines'; readonly most: number }
  | { readonly kind: 'invite-list.unreadable'; readonly field: 'lines'; readonly line: number }
  /** `line`: the number of the line, from 1. */
  | (LineProblem & { readonly field: 'lines'; readonly line: number })

type Seen = { readonly line: number; readonly name: string; readonly roles: Set<string> }
type Around = {
  readonly reachOf: Awaited<ReturnType<typeof listReaches>>
  readonly standing: Awaited<ReturnType<typeof listStanding>>
  readonly defaults: { readonly role: RoleName; readonly language: string }
  /** Addresses that were met, each with the line where it was first. */
  readonly seen: Map<string, Seen>
}

const mostLines = 1000 // one sheet of a large network
const longestName = 120 // characters, as in the form for one

/** Every line, or every problem of every line. */
export async function readList(
  t: InNetwork,
  form: InvitationLines,
  today: string,
): Promise<Result<readonly InvitationLine[], InvitationListRefusal>> {
  const read = readLines({ file: 'list', text: form.lines })
  if (!read.ok) {
    return refused(
      firstOf(read.refusal.map(({ line }) => ({ kind: 'invite-list.unreadable', field: 'lines', line }) as const)),
    )
  }
  const written = read.value
    .map(({ row, cells }) => ({ row, cells: cells.map(plainText) }))
    .filter(({ cells }, at) => at > 0 || !isHeading(cells))
  if (written.length === 0) return refused({ kind: 'field.missing', field: 'lines' })
  if (written.length > mostLines) return refused({ kind: 'invite-list.too-many', field: 'lines', most: mostLines })
  const around: Around = {
    reachOf: await listReaches(t, today),
    standing: await listStanding(t, today),
    defaults: { role: form.role as RoleName, language: form.language },
    seen: new Map(),
  }
  const lines = written.map(line => ({ line: line.row, read: readLine(line, around) }))
  const problems = lines.flatMap(({ line, read }) =>
    read.ok ? [] : read.refusal.map((problem): InvitationListRefusal => ({ ...problem, field: 'lines', line })),
  )
  return problems.length > 0
    ? refused(firstOf(problems))
    : done(lines.flatMap(({ read }) => (read.ok ? [read.value] : [])))
}

/** A line of headings says "e-mail" where the address would stand: no sign of an address is in it. */
const isHeading = (cells: readonly string[]): boolean =>
  /e-?(mail|post)|почт|بريد/iu.test(cells[2] ?? '') && !cells.some(cell => /[@.]\w/.test(cell))

function readLine({ row, cells }: LineOfTable, around: Around): Result<InvitationLine, readonly LineProblem[]> {
  const [given = '', name = '', typed = '', ...more] = cells
  const problems: LineProblem[] = []
  const said = readMore(more, around.defaults)
  for (const word of said.unknown) problems.push({ kind: 'invite-list.cell', given: word })
  const email = plainEmail(typed)
  const line = { line: row, name, language: said.language, role: said.role, email: email.ok ? email.value : '' }
  const repeats = typed === '' || email.ok ? around.standing.held.said(line, given) : null
  if (repeats && problems.length === 0) return once({ ...line, ...repeats, stands: 'held' }, around)
  const columns = name === '' || name.length > longestName || typed === ''
  if (columns) problems.push({ kind: 'invite-list.columns', given: cells.join(' ').trim().slice(0, 80) })
  if (line.role === 'focal-point') problems.push({ kind: 'invite-list.by-two', given: line.role })
  const reach = said.unknown.length > 0 || line.role === 'focal-point' ? null : around.reachOf(line.role, given)
  if (!reach && problems.every(({ kind }) => kind === 'invite-list.columns'))
    problems.push(notReached(line.role, given))
  if (!email.ok && typed !== '') problems.push({ kind: 'invite-list.email', given: typed })
  if (problems.length > 0 || !reach) {
    const before = email.ok ? met(line, around.seen) : null
    const other = before && folded(before.name) !== folded(name)
    return refused(other ? [...problems, { kind: 'invite-list.twice', given: typed, first: before.line }] : problems)
  }
  const found = { ...line, ...reach }
  const stands = around.standing.held.has(found) ? 'held' : around.standing.open.has(found) ? 'open' : 'new'
  return once({ ...found, stands }, around)
}

const met = ({ line, name, email }: Pick<InvitationLine, 'line' | 'name' | 'email'>, seen: Around['seen']): Seen => {
  const before = seen.get(email)
  if (before) return before
  const now = { line, name, roles: new Set<string>() }
  seen.set(email, now)
  return now
}

/** A person may stand in several lines, each with another role; a role twice, or two names with one address, is a slip. */
function once(line: InvitationLine, { seen }: Around): Result<InvitationLine, readonly LineProblem[]> {
  if (line.email === '') return done(line)
  const before = met(line, seen)
  const role = [line.role, line.member, line.region, line.office].join(' ')
  if (folded(before.name) !== folded(line.name) || before.roles.has(role))
    return refused([{ kind: 'invite-list.twice', given: line.email, first: before.line }])
  before.roles.add(role)
  return done(line)
}

/** A language and a role, in whichever order they stand, and the words that are neither. */
function readMore(cells: readonly string[], defaults: Around['defaults']) {
  let said = { ...defaults, unknown: [] as readonly string[] }
  for (const cell of cells.filter(cell => cell !== '')) {
    const word = folded(cell)
    const role = roleNames.find(name => name === word)
    if (role) said = { ...said, role }
    else if (isLanguage(word)) said = { ...said, language: word }
    else said = { ...said, unknown: [...said.unknown, cell] }
  }
  return said
}

function notReached(role: RoleName, given: string): LineProblem {
  const kind = ({ member: 'member', group: 'region', office: 'office', network: 'whole' } as const)[roleReach[role]]
  return { kind: `invite-list.${kind}`, given: given || '–' }
}
