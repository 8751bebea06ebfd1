/** A planted network lives three years through the product, and its releases are counted again by a program that knows nothing of it. */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { shippedOf } from './year/edition.ts'
import { openBrowsers } from './year/browsers.ts'
import type { Tally } from './year/kills.ts'
import { livable } from './year/livable.ts'
import { begin } from './year/life.ts'
import { live } from './year/live.ts'
import { openStage, stageFolder } from './year/stage.ts'
import { compareRelease, notCompared } from './year/compare.ts'
import { verified } from './year/verified.ts'
import type { Day, World } from './recount/world.ts'
import { plant, realSize, smallSize, wide } from './recount/plant.ts'

export const title = 'A network lives three years and publishes; every figure is counted again from what was planted'

/**
 * `-- --keep FOLDER` leaves the world to be looked at with `WAYMARK_DATA=FOLDER npm start`; `--small` plants 40 members in 32 countries in
 * place of 122 in 104; `--seed N` plants another world. Ends with an error where a figure differs or a release does not verify.
 */
export async function prove(say: (line: string) => void): Promise<void> {
  const { keep, small, seed } = wishes()
  const planted = plant(seed, wide(small ? smallSize : realSize))
  const { world, notLived } = livable(planted, shippedOf())
  const { members, countries, regions } = world.network
  say(`seed ${seed}: ${members.length} members, ${countries.length} countries, ${regions.length} regions`)
  const folder = stageFolder(keep)
  try {
    const stage = await openStage(world, folder.at)
    const differences: string[] = []
    try {
      const browsers = await openBrowsers(stage, small ? 1 : 10)
      const life = await begin(stage, world, browsers.of)
      const inspect = async (label: string, day: Day | undefined) => {
        const found = await compareRelease(life, label, day)
        differences.push(...found.differences.map(difference => `${label}${day ? ` on ${day}` : ''} ${difference}`))
        say(`${label}: ${found.compared} numbers and statuses compared, ${found.differences.length} differ`)
      }
      const lived = await live(life, { say, signed: label => inspect(label, undefined) }).finally(browsers.close)
      say(`${lived.acts} acts lived`)
      for (const one of notLived) say(`not lived: ${one}`)
      for (const [act, count] of lived.notLived) say(`not lived: ${act} (${count} times)`)
      saySent(say, life.tally)
      for (const one of notCompared) say(`not compared: ${one}`)
      say('the older releases once more, now that a country is hidden:')
      for (const { label } of world.releases.slice(0, -1)) await inspect(label, stage.day())
    } finally {
      await stage.close()
    }
    for (const difference of differences) say(`differs: ${difference}`)
    const broken = await verifyAll(say, world, folder.at)
    if (differences.length + broken > 0)
      throw new Error(`${differences.length} differences; ${broken} releases do not verify`)
  } finally {
    folder.forget()
  }
}

/** How many releases `waymark verify` does not find intact. */
async function verifyAll(say: (line: string) => void, world: World, folder: string): Promise<number> {
  let broken = 0
  for (const { label, day, rounds } of world.releases) {
    // A text redacted before the release was signed never stood in it.
    const redacted = world.redactions.some(
      redaction => redaction.day > day && rounds.some(round => redaction.of.startsWith(`${round}/`)),
    )
    const { intact, said } = await verified(folder, { network: world.network.slug, label, redacted })
    for (const line of said.slice(-shownLines)) say(`verify ${label}: ${line}`)
    if (!intact) broken++
  }
  return broken
}

function saySent(say: (line: string) => void, { forms, twice, overHttp, killed, late }: Tally): void {
  say(`${forms} forms sent by the operations, ${overHttp} over HTTP; ${twice} of all sent twice and done once`)
  const { jobs, publish, save } = killed
  say(
    `processes killed: ${jobs} in mid-draft, ${publish} in mid-publication, ${save} in mid-save, ${late} when it was done already`,
  )
}

const shownLines = 12 // of what verify says of a release

function wishes(): { readonly keep: string | undefined; readonly small: boolean; readonly seed: number } {
  const options = {
    keep: { type: 'string' },
    small: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  } as const
  const { values } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  return { keep: values.keep, small: values.small, seed: Number(values.seed) }
}
