/** What parts by form of exploitation, and the online dimension, say each by itself. They never settle their parent. Source: models.md 1, 2, definitions 13. */
import type { Context } from './context.ts'
import type { Figure } from './figure.ts'
import type { Row } from './rows.ts'

/** Countries of one part, by its own statuses: answered of applicable of asked. */
export type PartCounts = Readonly<Record<'asked' | 'applicable' | 'answered' | 'yes' | 'partial' | 'no', number>>

/** One part of one indicator over the world, from the figure of that part. `settles: false` throughout; parts that settle their parent are no such parts. */
export type PartFigure = {
  readonly indicator: string
  readonly part: string
  readonly period: string
  readonly type: string
  readonly inside: PartCounts
  readonly public: PartCounts | null
}

/** A parent that says no beside a form that says yes. `public`: both are published, so that public files show it. */
export type PartWarning = {
  readonly indicator: string
  readonly part: string
  readonly period: string
  readonly type: string
  readonly subject: string
  readonly public: boolean
}

type Named = { readonly indicator: string; readonly period: string; readonly type: string }
type Placed = Named & { readonly place: string; readonly inside: Figure; readonly public: Figure | null }
type Rows = Named & { readonly rows: readonly Row[] }

/** The part of the online dimension; every other part that does not settle is a form. */
export const onlinePart = 'online-dimension'

/** In the order of figures: periods, indicators, parts. */
export function partFigures({ world }: Context, figures: readonly Placed[]): readonly PartFigure[] {
  const beside = new Set(
    world.indicators.flatMap(eachIndicator =>
      eachIndicator.parts.filter(part => !part.settles).map(part => `${eachIndicator.code}/${part.code}`),
    ),
  )
  return figures
    .filter(figure => figure.place === 'world' && beside.has(figure.indicator))
    .map(figure => {
      const [indicator, part] = figure.indicator.split('/') as [string, string]
      const { period, type } = figure
      return {
        indicator,
        part,
        period,
        type,
        inside: counts(figure.inside),
        public: figure.public && counts(figure.public),
      }
    })
}

function counts({ asked, applicable, answered, counts: { values } }: Figure): PartCounts {
  const { yes = 0, partial = 0, no = 0 } = values
  return { asked, applicable, answered, yes, partial, no }
}

export function partWarnings({ world }: Context, sets: readonly Rows[]): readonly PartWarning[] {
  return world.indicators.flatMap(({ code, parts }) =>
    parts
      .filter(part => !part.settles && part.code !== onlinePart)
      .flatMap(part =>
        sets
          .filter(set => set.indicator === code)
          .flatMap(parent => {
            const own = sets.find(
              set =>
                set.indicator === `${code}/${part.code}` && set.period === parent.period && set.type === parent.type,
            )
            return own ? warningsOf(parent, own, part.code) : []
          }),
      ),
  )
}

function warningsOf(parent: Rows, part: Rows, code: string): readonly PartWarning[] {
  const { indicator, period, type } = parent
  return parent.rows.flatMap(row => {
    const own = part.rows.find(eachRow => eachRow.subject === row.subject)
    if (!own || ratingOf(row.inside) !== 'no' || ratingOf(own.inside) !== 'yes') return []
    const isPublic = ratingOf(row.public) === 'no' && ratingOf(own.public) === 'yes'
    return [{ indicator, part: code, period, type, subject: row.subject, public: isPublic }]
  })
}

const ratingOf = (status: Row['inside'] | Row['public']) =>
  status !== null && 'value' in status && 'rating' in status.value ? status.value.rating : null
