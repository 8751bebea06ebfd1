/** The table of permissions as a page of the documentation. Run this file to write it: `docs/data/permissions.md`. */
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { roleNames } from '@waymark/network'
import { deeds, scopeOf, type Scope } from '@waymark/operations'

export const printedAt = path.join(import.meta.dirname, '../../../docs/data/permissions.md')

const meaning: Readonly<Record<Scope, string>> = {
  network: 'everything of the network',
  region: "what is about a country or group of the role's region",
  countries: "the role's member and the countries it works in",
  member: "submissions and entries of the role's own member",
  office: "those of the role's own office, the secretariat's for the secretariat",
  others: "everything but one's own work and that of one's own member or office",
  'others-in-region': 'the same, within the region',
  shown: "every text that a page of the person's own desk shows, or that stands beside a release anybody can read",
  second: 'what another person has asked for',
}

export function printed(): string {
  const rows = deeds.map(deed => [`\`${deed}\``, ...roleNames.map(role => scopeOf(deed, role) ?? '')])
  const table = [['deed', ...roleNames], ['---', ...roleNames.map(() => '---')], ...rows]
  return [
    '# Who may do what',
    '',
    'Printed from `packages/operations/src/permissions/index.ts` by `packages/operations/test/matrix-printed.ts`; a test fails where the two differ.',
    'A person may hold several roles, each for some days; what one of them may do, the person may do. Without a word in a cell the role is refused.',
    'What lies outside of a scope is answered like what does not exist, and so is everything of another network (`packages/operations/test/matrix.test.ts`).',
    '',
    ...Object.entries(meaning).map(([scope, means]) => `- **${scope}**: ${means}.`),
    '',
    ...table.map(cells => `| ${cells.join(' | ')} |`),
    '',
    'The observer reads published and shared data only.',
    '',
  ].join('\n')
}

if (process.argv[1] === import.meta.filename) fs.writeFileSync(printedAt, printed())
