/**
 * The tables of the store, by area. A new table or grant is refused by the tests until it stands in one of them: whoever adds a line has looked at who can
 * reach what, and decided whether the audit is told.
 */
import type { Audited, Grants } from './area.ts'
import { accounts } from './accounts.ts'
import { audit } from './audit.ts'
import { baselines } from './baselines.ts'
import { entries } from './entries.ts'
import { frameworks } from './frameworks.ts'
import { installation } from './installation.ts'
import { learning } from './learning.ts'
import { mail } from './mail.ts'
import { network } from './network.ts'
import { plans } from './plans.ts'
import { reference } from './reference.ts'
import { releases } from './releases.ts'
import { removal } from './removal.ts'
import { reviews } from './reviews.ts'
import { rounds } from './rounds.ts'
import { safeguarding } from './safeguarding.ts'
import { submissions } from './submissions.ts'
import { texts } from './texts.ts'

const areas = [
  accounts,
  audit,
  baselines,
  entries,
  frameworks,
  installation,
  learning,
  mail,
  network,
  plans,
  reference,
  releases,
  removal,
  reviews,
  rounds,
  safeguarding,
  submissions,
  texts,
]

export const listedGrants: Grants = areas.reduce<Grants>((all, { grants }) => {
  const joined: Record<string, Record<string, readonly string[]>> = { ...all }
  for (const [role, rights] of Object.entries(grants)) {
    const own = { ...joined[role] }
    for (const [right, objects] of Object.entries(rights)) own[right] = [...(own[right] ?? []), ...objects]
    joined[role] = own
  }
  return joined
}, {})

export const auditedTables: Readonly<Record<string, Audited>> = Object.assign(
  {},
  ...areas.map(({ audited }) => audited),
) as Readonly<Record<string, Audited>>
