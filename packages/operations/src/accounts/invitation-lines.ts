/** The lines of a list of people to invite: each is read whole, none is guessed. */
import { done, folded, isLanguage, plainText, refused, type Result } from '@waymark/language'
import { heldOn, memberCalled, roleNames, roleReach, type RoleName } from '@waymark/network'
import { invitationsOpen, registeredMembers, rolesInNetwork, scopesToGive, type InNetwork } from '@waymark/store'
import { firstOf } from '../refusal.ts'
import { plainEmail } from './email.ts'

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

export type InvitationLine = {
  /** As a spreadsheet numbers it. */
  readonly line: number
  readonly name: string
  readonly email: string
  readonly language: string
  readonly role: RoleName
  /** What the role reaches, as the line calls it; empty for a role of the whole network. */
  readonly reach: string
  /** Ids of what the role reaches; each empty where it is not that. */
  readonly member: string
  readonly region: string
  readonly office: string
  /** `held`: somebody with this address has the role already; `open`: is invited to it already. */
  readonly stands: 'new' | 'held' | 'open'
}

type LineRefusal =
  | {
      readonly kind: `invite-list.${'columns' | 'member' | 'region' | 'office' | 'whole' | 'email' | 'cell' | 'by-two'}`
      readonly given: string
    }
  /** `first`: the line in which the address stands already. */
  | { readonly kind: 'invite-list.twice'; readonly given: string; readonly first: number }

export type ListRefusal =
  | { readonly kind: 'field.missing'; readonly field: 'lines' }
  | { readonly kind: 'invite-list.too-many'; readonly field: 'lines'; readonly most: number }
  /** `line`: the number of the line, from 1. */
  | (LineRefusal & { readonly field: 'lines'; readonly line: number })

type Reach = Pick<InvitationLine, 'reach' | 'member' | 'region' | 'office'>
type Around = {
  readonly reachOf: (role: RoleName, given: string) => Reach | null
  readonly defaults: { readonly role: RoleName; readonly language: string }
  /** Addresses that were met, each with its line. */
  readonly seen: Map<string, number>
}

const mostLines = 300 // one sheet of a large network
const longestName = 120 // characters, as in the form for one

/** Every line, or every problem of every line. */
export async function readList(
  t: InNetwork,
  form: InvitationLines,
  today: string,
): Promise<Result<readonly InvitationLine[], ListRefusal>> {
  const all = form.lines.split(/\r\n|\n|\r/).map((text, at) => ({ text, line: at + 1 }))
  const written = all.filter(({ text }) => text.trim() !== '').filter(({ text }, at) => at > 0 || !isHeading(text))
  if (written.length === 0) return refused({ kind: 'field.missing', field: 'lines' })
  if (written.length > mostLines) return refused({ kind: 'invite-list.too-many', field: 'lines', most: mostLines })
  const defaults = { role: form.role as RoleName, language: form.language }
  const around = { reachOf: await reaches(t, today), defaults, seen: new Map<string, number>() }
  const problems: ListRefusal[] = []
  const found: Omit<InvitationLine, 'stands'>[] = []
  for (const { text, line } of written) {
    const read = readLine({ cells: cellsOf(text), text, line }, around)
    if (read.ok) found.push(read.value)
    else problems.push({ ...read.refusal, field: 'lines', line })
  }
  if (problems.length > 0) return refused(firstOf(problems))
  const [held, open] = [keysOf(await rolesInNetwork(t, today)), keysOf(await invitationsOpen(t))]
  return done(
    found.map(line => {
      const [key] = keysOf([{ ...line, group: line.region }])
      return { ...line, stands: held.has(key!) ? 'held' : open.has(key!) ? 'open' : 'new' }
    }),
  )
}

type Standing = {
  readonly email: string | null
  readonly role: string
  readonly member: string | null
  readonly group: string | null
  readonly office: string | null
}
const keysOf = (all: readonly Standing[]): ReadonlySet<string> =>
  new Set(
    all.map(({ email, role, member, group, office }) =>
      [email?.toLowerCase(), role, member ?? '', group ?? '', office ?? ''].join(' '),
    ),
  )

/** A line of headings says "e-mail" where the address would stand: no sign of an address is in it. */
const isHeading = (text: string): boolean =>
  /e-?(mail|post)|почт|بريد/iu.test(cellsOf(text)[2] ?? '') && !/[@.]\w/.test(text)

function readLine(
  { cells, text, line }: { readonly cells: readonly string[]; readonly text: string; readonly line: number },
  { reachOf, defaults, seen }: Around,
): Result<Omit<InvitationLine, 'stands'>, LineRefusal> {
  const [given = '', name = '', typed = '', ...more] = cells
  if (name === '' || name.length > longestName || typed === '')
    return refused({ kind: 'invite-list.columns', given: text.trim().slice(0, 80) })
  const said = readMore(more, defaults)
  if (!said.ok) return said
  const reach = reachOf(said.value.role, given)
  if (!reach) return refused(notReached(said.value.role, given))
  const email = plainEmail(typed)
  if (!email.ok) return refused({ kind: 'invite-list.email', given: typed })
  const first = seen.get(email.value)
  if (first !== undefined) return refused({ kind: 'invite-list.twice', given: typed, first })
  seen.set(email.value, line)
  return done({ line, name, email: email.value, ...said.value, ...reach })
}

/** A language and a role, in whichever order they stand. */
function readMore(cells: readonly string[], defaults: Around['defaults']): Result<Around['defaults'], LineRefusal> {
  let said = defaults
  for (const cell of cells.filter(cell => cell !== '')) {
    const word = folded(cell)
    const role = roleNames.find(one => one === word)
    if (role === 'focal-point') return refused({ kind: 'invite-list.by-two', given: cell })
    if (role) said = { ...said, role }
    else if (isLanguage(word)) said = { ...said, language: word }
    else return refused({ kind: 'invite-list.cell', given: cell })
  }
  return done(said)
}

function notReached(role: RoleName, given: string): LineRefusal {
  const kind = ({ member: 'member', group: 'region', office: 'office', network: 'whole' } as const)[roleReach[role]]
  return { kind: `invite-list.${kind}`, given: given || '–' }
}

/** Finds what a line calls a member (by any name it has or had), a region or an office that is there today. */
async function reaches(t: InNetwork, today: string): Promise<Around['reachOf']> {
  const { regions, offices } = await scopesToGive(t, today)
  const members = (await registeredMembers(t)).filter(member => heldOn(member, today))
  const none = { reach: '', member: '', region: '', office: '' }
  return (role, given) => {
    const wanted = folded(given)
    if (roleReach[role] === 'network') return wanted === '' ? none : null
    if (wanted === '') return null
    if (roleReach[role] === 'member') {
      const member = memberCalled(members, given)
      return member ? { ...none, reach: member.name, member: member.id } : null
    }
    if (roleReach[role] === 'group') {
      const region = regions.find(({ code, names }) =>
        [code, ...Object.values(names)].some(one => folded(one) === wanted),
      )
      return region ? { ...none, reach: given, region: region.id } : null
    }
    const office = offices.find(({ name }) => folded(name) === wanted)
    return office ? { ...none, reach: office.name, office: office.id } : null
  }
}

/** The cells of one line, parted by its tabs, else its semicolons, else its commas; a cell in quotes may hold any of them. */
function cellsOf(text: string): readonly string[] {
  const bare = text.replace(/"[^"]*"/g, '')
  const parting = ['\t', ';', ','].find(sign => bare.includes(sign)) ?? '\t'
  const cells = ['']
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    if (sign === parting && !quoted) cells.push('')
    else cells[cells.length - 1] += sign
  }
  return cells.map(cell => plainText(unquoted(cell)))
}

const unquoted = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
