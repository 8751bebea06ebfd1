/** Fifty people who write beside two hundred who read: what gets through, and how long readers wait. */
import { publishRelease, readAs, runJobs, startPreview, type Desk, type Runtime } from '@waymark/operations'
import { allMembers, answersOf, roundById, submissionById, versionsInEdition } from '@waymark/store'
import { must, newPerson } from '@waymark/testing'
import { serveSite } from '../tests/browser/served.ts'
import { constantServer } from './constant-server.ts'
import { onOwnDatabase } from './on-own-database.ts'
import { pagesBelow } from './readers-load.ts'
import type { Said, Writer } from './readers-clients.ts'
import { said } from './readers-told.ts'
import { askRound, questionsOf, scaleWorld } from './scale-world.ts'
import { median, slowest, verdict, verdictBeside } from './verdict.ts'

export const title = 'readers beside writers: 50 people who save and 200 who read'

const [writers, readers, savesOfWriter] = [50, 200, 4]
const seconds = 20
const readingMs = 1000 // for how long one reader looks at a page, half to one and a half times
/** At least this share of the requests a second that the same processes reach with a constant; readers wait at most so many times the unloaded median. */
const allowed = { share: 1 / 4, wait: 20 } as const

export async function bench(say: (line: string) => void): Promise<void> {
  await onOwnDatabase(async runtime => {
    const { desk, round } = await publishedNetwork(runtime)
    const site = await serveSite({}, runtime.publications)
    try {
      const reads = await pagesBelow(site.port, `/en/${desk.network.slug}/2026-1`, 60)
      const people = await writersOf(runtime, desk, round)
      const constant = await constantServer(site.port, reads, people)
      const bare = constant.port
      await said({ port: site.port, reads, readers: 1, pauseMs: 0, writers: [], seconds: 3 }) // each page is kept by now
      const quiet = await said({ port: site.port, reads, readers: 1, pauseMs: 0, writers: [], seconds: 5 })
      const all = { reads, readers, writers: people, seconds }
      const flooded = {
        site: await said({ ...all, port: site.port, pauseMs: 0 }),
        bare: await said({ ...all, port: bare, pauseMs: 0 }),
      }
      const reading = {
        site: await said({ ...all, port: site.port, pauseMs: readingMs }),
        bare: await said({ ...all, port: bare, pauseMs: readingMs }),
      }
      constant.close()
      const lost = await lostOf(desk, [...flooded.site.acknowledged, ...reading.site.acknowledged])
      const usual = median(quiet.waits)
      const times = ({ waits }: Said) => slowest(waits) / usual
      const share = flooded.site.requests / flooded.bare.requests
      verdict(
        say,
        share >= allowed.share,
        `nobody pausing: ${share.toFixed(2)} of the requests a second of a constant; at least ${allowed.share} is asked`,
      )
      say(
        `     nobody pausing: p99 of reading is ${times(flooded.site).toFixed(1)} times the unloaded median, of reading a constant ${times(flooded.bare).toFixed(1)} times`,
      )
      verdictBeside(
        say,
        { own: times(reading.site), constant: times(reading.bare), most: allowed.wait },
        'readers look at a page for a second, writers do not pause: p99 of reading in times of the unloaded median',
      )
      const saved = reading.site.acknowledged.length
      say(
        `     meanwhile ${(saved / seconds).toFixed(1)} saves a second, half of them within ${(median(reading.site.saves) / 1000).toFixed(1)} s`,
      )
      verdict(
        say,
        lost === 0 && saved > 0 && flooded.site.acknowledged.length > 0,
        `${flooded.site.acknowledged.length + saved} saves were acknowledged, ${lost} of them lost`,
      )
    } finally {
      await site.close()
    }
  })
}

/** A network of so many members as write, with a release that is read and an open round. */
async function publishedNetwork(runtime: Runtime): Promise<{ readonly desk: Desk; readonly round: string }> {
  const { desk, edition, answer } = await scaleWorld(runtime, writers)
  const first = await askRound(desk, edition, '2023')
  await answer(first, 400)
  const preview = must(await startPreview(desk, { rounds: [first], label: '2026-1', days: '0' }))
  await runJobs(runtime)
  must(await publishRelease(desk, { preview }))
  return { desk, round: await askRound(desk, edition, '2024') }
}

async function writersOf(runtime: Runtime, desk: Desk, round: string): Promise<readonly Writer[]> {
  const names = new Map((await readAs(desk, t => allMembers(t))).map(({ id, name }) => [id, name]))
  const network = desk.network.slug
  // Without one no free text is taken.
  await newPerson(runtime, { network, name: 'Focal point', role: 'focal-point' })
  const found: Writer[] = []
  for (const [submission, asked] of Map.groupBy(
    await questionsOf(desk, round, writers),
    question => question.submission,
  )) {
    const member = names.get(asked[0]!.member!)!
    const writer = { network, name: `Writer of ${member}`, role: 'contributor', member } as const
    const { session } = await newPerson(runtime, writer)
    const below = `/en/${network}/desk/submissions/${submission}`
    const questions = asked.slice(0, savesOfWriter).map(({ indicator }) => `${below}/${indicator}`)
    found.push({ cookie: `waymark=${session}`, submission, questions })
  }
  return found
}

/** Questions of which a save was acknowledged, more often than an answer that is kept says that it was saved. */
async function lostOf(desk: Desk, acknowledged: readonly string[]): Promise<number> {
  return readAs(desk, async t => {
    let lost = 0
    const ofQuestions = Map.groupBy(acknowledged, question => question)
    for (const [submission, questions] of Map.groupBy(ofQuestions.keys(), question => question.split('/').at(-2)!)) {
      const { round } = (await submissionById(t, submission))!
      const { edition } = (await roundById(t, round))!
      const codes = new Map((await versionsInEdition(t, edition)).map(version => [version.id, version.code]))
      const kept = new Map((await answersOf(t, submission)).map(answer => [codes.get(answer.version), answer.revision]))
      for (const question of questions)
        lost += Math.max(0, ofQuestions.get(question)!.length - (kept.get(question.split('/').at(-1)!) ?? 0))
    }
    return lost
  })
}
