/** A closed network as whoever runs an installation makes one: from its file, with offices that answer and people by invitation. */
import {
  beginSession,
  runtimeOf,
  invitePerson,
  keepNetwork,
  loadContent,
  readNetwork,
  useRuntime,
  type Runtime,
} from '@waymark/operations'
import { allPlaceCodes } from '@waymark/store'
import { serveSite } from '../browser/served.ts'
import { must, shippedContent, testInstallation } from '@waymark/testing'
import { visitor, type Visitor } from './visitor.ts'

const file = `slug: assessment
closed: true
names: { en: Private assessment }
about: { en: What two countries have and what they lack. }
offices:
  - { name: Ministry of Justice, type: government, since: 2026-01-01, place: SWE }
  - { name: Children's Office, type: unicef-office, since: 2026-01-01, place: SWE }
  - { name: Ministry of the Interior, type: government, since: 2026-01-01, place: NOR }
`

export const closedDesk = '/en/assessment/desk'

export type ClosedNetwork = {
  readonly runtime: Runtime
  readonly origin: string
  /** The browser of somebody with this role, whom the installation itself has let in; respondents of this office. */
  readonly enter: (role: string, office?: string) => Promise<Visitor>
  readonly close: () => Promise<void>
}

export async function openClosedNetwork(): Promise<ClosedNetwork> {
  const runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  const places = await allPlaceCodes(runtime.installation.app.db)
  must(await keepNetwork(runtime, must(readNetwork(file, 'assessment.yaml', places))))
  useRuntime(runtime)
  const site = await serveSite()
  const origin = `http://localhost:${site.port}`
  const people = new Map<string, string>()
  return {
    runtime,
    origin,
    async enter(role, office) {
      const name = [role, office].join(' ').trim()
      const person =
        people.get(name) ?? must(await invitePerson(runtime, { network: 'assessment', name, role, office })).person
      people.set(name, person)
      const { token } = await beginSession(runtime, person)
      return visitor(origin, `waymark=${token}`)
    },
    async close() {
      await site.close()
      await runtime.installation.close()
    },
  }
}
