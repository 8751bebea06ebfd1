/** A leak made on purpose: what was typed into one form is put where a name that everybody reads stands, and is published. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { inNetwork } from '@waymark/store'
import type { Filled } from '../../tests/isolation/filled-network.ts'
import type { Markers } from './markers.ts'
import { publishAll } from './world.ts'

const leaked = /\/plans\/\[country\]\/dialogue \? note$/

/** Fails unless the words of a dialogue in the name of a region are found, and are all that is found; says which field that was. */
export async function planted(
  { system, ...at }: Filled,
  markers: Markers,
  judge: () => Promise<readonly string[]>,
  say: (line: string) => void,
): Promise<string> {
  const field = [...markers.arrived].find(one => leaked.test(one))
  assert.ok(field, 'the words of a dialogue arrived')
  const { db } = system.runtime.installation.owner
  const rename = (to: string) =>
    inNetwork(db, system.network.id, t =>
      sql`
        update app.group_
        set
          names = jsonb_set(names, '{en}', to_jsonb(${to}::text))
        where network_id = ${t.network}
          and code = 'north'`.execute(t),
    )
  await rename(`${markers.of(field)} North`)
  await publishAll({ system, ...at }, '2026-6')
  await rename('North')
  const problems = await judge()
  assert.ok(
    problems.length > 0 && problems.every(problem => problem.startsWith(`${field} stands in`)),
    problems.join('; '),
  )
  say(`a planted leak is found: ${problems[0]}`)
  return field
}
