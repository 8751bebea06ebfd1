/** Indicators of one country alone: proposed, agreed, answered in rounds, never in a figure over countries. Source: models.md 1, 4. */
import { countriesOf, notShown, regionOf, respondentsOf, roundsOf, type Context } from './context.ts'
import { blank, classOf, type Row } from './rows.ts'
import { over, publicOf, settle, type InRound, type PublicStatus, type Seen, type Settled } from './status.ts'
import type { Day, Kind, Period, Round } from './world.ts'
import type { NationalAnswer, NationalIndicator } from './world-more.ts'

/**
 * One period. `inside`: null where no round of it asked. `public`: null where public files do not have the indicator; `not-asked` where they have it and
 * nobody was asked. `round`: whose value stands; `excluded`: rounds of the period whose value gave way.
 */
export type NationalStatus = {
  readonly period: string
  readonly round: string | null
  readonly ruled: boolean
  readonly held: boolean
  readonly inside: Settled | null
  readonly public: PublicStatus | null
  readonly excluded: readonly string[]
}

/** `shown`: public files have the indicator: once agreed, unless all members of its country chose "not shown". One status a period of the release. */
export type NationalFigure = {
  readonly code: string
  readonly country: string
  readonly kind: Kind
  readonly standing: 'proposed' | 'agreed' | 'ended'
  readonly shown: boolean
  readonly statuses: readonly NationalStatus[]
}

/** Those proposed by the day of the release, in the order of the world. */
export function nationalFigures(context: Context): readonly NationalFigure[] {
  return (context.world.national ?? [])
    .filter(nationalIndicator => nationalIndicator.proposed.day <= context.day)
    .map(indicator => {
      const { code, country, kind } = indicator
      const standing = standingOn(indicator, context.day)
      const last = context.periods.at(-1)
      const shown = standing !== 'proposed' && !(last !== undefined && notShown(context, last, country))
      const statuses = context.periods.map(period => {
        const row = rowOf(context, indicator, period)
        const { round, ruled, held, inside, excluded } = row
        return { period: period.label, round, ruled, held, inside, public: shown ? row.public : null, excluded }
      })
      return { code, country, kind, standing, shown, statuses }
    })
}

function standingOn({ agreed, ended }: NationalIndicator, day: Day): NationalFigure['standing'] {
  if (agreed === null || agreed.day > day) return 'proposed'
  return ended !== null && ended < day ? 'ended' : 'agreed'
}

/** As rows of a figure, for targets of the country: never beside rows of another country. */
export function nationalSets(context: Context) {
  return (context.world.national ?? []).flatMap(indicator =>
    context.periods.map(period => ({
      indicator: indicator.code,
      period: period.label,
      kind: indicator.kind,
      subject: 'country' as const,
      rows: [rowOf(context, indicator, period)].filter(row => row.inside !== null),
    })),
  )
}

function rowOf(context: Context, indicator: NationalIndicator, period: Period): Row {
  const { country } = indicator
  const left = notShown(context, period, country)
  const hidden = context.hidden.has(country)
  const none = blank(country, { region: regionOf(context.world, country, period), hidden, left })
  const rounds = roundsOf(context, period).flatMap(round => inRound(context, indicator, round))
  if (rounds.length === 0) return { ...none, public: left ? null : { missing: 'not-asked' } }
  const { kept, excluded } = over(rounds)
  const status = left ? null : publicOf(kept, hidden)
  return {
    ...none,
    inside: kept.settled,
    public: status,
    round: kept.round,
    ruled: kept.ruled,
    held: kept.held,
    excluded: excluded.map(eachRound => eachRound.round),
    splitClass: classOf(kept.settled, status, kept.held, hidden),
  }
}

/** A round asks it if it opens on or after the day it was agreed and before it ended, and is about its country. */
function inRound(context: Context, indicator: NationalIndicator, round: Round): readonly InRound[] {
  const { country, agreed, ended, answers } = indicator
  const isAgreed = agreed !== null && agreed.day <= round.opened && (ended === null || round.opened <= ended)
  if (!isAgreed || !indicator.rounds.includes(round.id)) return []
  if (!countriesOf(context.world, round).includes(country)) return []
  const asked = respondentsOf(context.world, round, { kind: 'country', code: country }, ['member'])
  if (asked.length === 0) return []
  const seen = asked.map(respondent =>
    seenOn(
      context.day,
      respondent,
      answers.find(answer => answer.round === round.id && answer.respondent === respondent),
    ),
  )
  const ruling = indicator.rulings.find(eachRuling => eachRuling.round === round.id && eachRuling.day <= context.day)
  return [{ ...settle(seen, ruling?.given ?? null), round: round.id, opened: round.opened }]
}

function seenOn(day: Day, respondent: string, answer: NationalAnswer | undefined): Seen {
  if (!answer) return { respondent, state: 'draft', given: null, held: false }
  const { history, held, corrections } = answer
  return {
    respondent,
    state: history.filter(step => step.day <= day).at(-1)?.state ?? 'draft',
    given: corrections.filter(correction => correction.day <= day).at(-1)?.given ?? answer.given,
    held: held !== null && held.from <= day && (held.to === null || day < held.to),
  }
}
