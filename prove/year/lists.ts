/** Lists closed by who keeps them: a member's by its own people, a region's by its coordinator, the international by the secretariat. */
import { closeList, closeLists, readAs, type Desk } from '@waymark/operations'
import { upperLists } from '@waymark/store'
import type { Act } from '../recount/acts.ts'
import type { Closing } from '../recount/world.ts'
import { sent } from './kills.ts'
import type { Life } from './life.ts'
import * as overHttp from './over-http.ts'
import { registers } from './registers.ts'
import { must } from './stage.ts'

export async function closeOne(life: Life, { of }: Act): Promise<void> {
  const closing = life.world.closings[Number(of)]!
  const round = life.world.rounds.find(
    eachRound =>
      eachRound.period.label === closing.period &&
      eachRound.asks.some(ask => isCountedFrom(life, ask.indicator, closing.register)),
  )!
  const kind = registers[closing.register]!.kind
  const said = closing.said === 'nothing to report' ? 'nothing-to-report' : closing.said
  if (closing.list.level === 'national') {
    const submission = life.submissions.get(`${round.id}/${closing.by}/country`)!
    const browser = await life.browserOf(closing.by)
    if (browser)
      return overHttp.closeList(life.tally, browser, `${browser.desk}/submissions/${submission}`, {
        kind,
        said,
        held: closing.held,
      })
    const form = { submission, kind, said, hold: closing.held }
    must(await sent(life.tally, await life.stage.member(closing.by), form, by => closeList(by, form)))
    return
  }
  const upper = { ...(await upperListOf(life, life.rounds.get(round.id)!, kind, closing)), said }
  must(await closeLists(await closerOf(life, closing), { lists: [], upper: [upper] }))
}

const isCountedFrom = ({ world }: Life, code: string, register: string) =>
  world.indicators.some(indicator => indicator.code === code && indicator.register === register)

const closerOf = ({ stage }: Life, { list, by }: Closing): Promise<Desk> =>
  list.level === 'regional' ? stage.coordinator(by) : stage.office('secretariat')

async function upperListOf({ stage }: Life, round: string, kind: string, { list }: Closing) {
  const code = list.level === 'regional' ? list.region : null
  const asked = await readAs(stage.system(), t => upperLists(t, { rounds: [round] }))
  const found = asked.find(
    upperList => upperList.kind === kind && upperList.level === list.level && upperList.code === code,
  )
  if (!found) throw new Error(`Nobody was asked for the ${list.level} list of ${kind} ${code ?? ''}.`)
  return { round, kind, level: found.level, subject: found.subject }
}
