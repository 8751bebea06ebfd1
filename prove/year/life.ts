/** A planted world on its stage: the framework adopted and agreed, and what the product calls the world's rounds and submissions. */
import type { FrameworkEdition } from '@waymark/framework'
import { adoptFramework, moveEdition, readAs, recordAgreement } from '@waymark/operations'
import { editionById, versionsInEdition } from '@waymark/store'
import type { World } from '../recount/world.ts'
import type { Browser } from './browsers.ts'
import { noTally, type Tally } from './kills.ts'
import { must, type Stage } from './stage.ts'

/** Ids of the product by those of the world: `versions` by an indicator's code, `submissions`, `entries` and `targets` by the world's id of one. */
export type Life = {
  readonly stage: Stage
  readonly world: World
  readonly edition: { readonly id: string; readonly content: FrameworkEdition }
  readonly versions: ReadonlyMap<string, string>
  readonly rounds: Map<string, string>
  readonly submissions: Map<string, string>
  readonly entries: Map<string, string>
  readonly targets: Map<string, string>
  /** National indicators: their proposal, and their code once they are agreed. */
  readonly nationals: Map<string, { readonly proposal: string; readonly code: string | undefined }>
  /** Dialogues, plans, priorities and actions. */
  readonly planned: Map<string, string>
  /** Documents and calendars that are entered, each by its place in the world. */
  readonly documents: Set<string>
  readonly tally: Tally
  /** Members whose people do all they do over HTTP; undefined for the others. */
  readonly browserOf: (member: string) => Promise<Browser | undefined>
}

export const framework = { code: 'ecpat', edition: '2021-2025' } as const

/** The network adopts the framework, records its agreement and puts the edition in use, with a focal point in its seat. */
export async function begin(stage: Stage, world: World, browsers: Life['browserOf']): Promise<Life> {
  const tally = noTally()
  await stage.office('focal-point')
  const secretariat = await stage.office('secretariat')
  const id = must(await adoptFramework(secretariat, framework))
  const agreed = { edition: id, body: 'Assembly', day: '2021-05-20', record: 'Minutes of the Assembly, item 4' }
  must(await recordAgreement(secretariat, agreed))
  must(await moveEdition(secretariat, { edition: id, to: 'in-use' }))
  return readAs(secretariat, async t => ({
    stage,
    world,
    edition: { id, content: (await editionById(t, id))!.content },
    versions: new Map((await versionsInEdition(t, id)).map(version => [version.code, version.id])),
    rounds: new Map(),
    submissions: new Map(),
    entries: new Map(),
    targets: new Map(),
    nationals: new Map(),
    planned: new Map(),
    documents: new Set(),
    tally,
    browserOf: browsers,
  }))
}
