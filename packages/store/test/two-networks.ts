/** Two invented networks in a fresh database, each with one country, one member and one open entry list. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { inNetwork, keepText, writeMember, writeNetwork, type Installation } from '@waymark/store'
import { testInstallation } from '@waymark/testing'

export type TwoNetworks = {
  readonly installation: Installation
  readonly here: string
  readonly there: string
  /** Ids of a member of each network. */
  readonly member: { readonly here: string; readonly there: string }
}

export async function openTwoNetworks(): Promise<TwoNetworks> {
  const installation = await testInstallation()
  const { owner, app } = installation
  const empty = JSON.stringify({ en: 'Invented' })
  await sql`insert into reference.place (code, kind, names, name_sources) values ('QMA', 'invented', ${empty}, ${empty})`.execute(
    owner.db,
  )
  const found = async (slug: string) => {
    const { id } = await writeNetwork(owner.db, {
      id: uuidv7(),
      slug,
      kind: 'network',
      invented: true,
      names: {},
      about: {},
      position: 1,
    })
    const days = { from: '2021-01-01', until: null }
    const member = await inNetwork(app.db, id, async t => {
      await keepText(t, null, { language: 'en', body: `A text of ${slug}` })
      return writeMember(t, {
        name: `Member of ${slug}`,
        shown: 'country',
        ...days,
        places: [{ code: 'QMA', ...days }],
      })
    })
    return { id, member }
  }
  const [here, there] = [await found('here'), await found('there')]
  return { installation, here: here.id, there: there.id, member: { here: here.member, there: there.member } }
}

/** Whether the work failed with this code of PostgreSQL. */
export async function refusedWith(code: string, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (problem: { code?: string }) => {
    assert.equal(problem.code, code)
    return true
  })
}
