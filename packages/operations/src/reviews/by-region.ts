/** How the open rounds stand by region, for those who review: where no answer came, what is overdue, waits or is contested. */
import { dueFor } from '@waymark/collection'
import { groupsOnDay, progressOf, roundsOf, type GroupRow, type ProgressRow, type RoundRow } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { reachOf } from '../people/reach.ts'
import { contestedIn } from '../settlement/contested.ts'

/** Forms about the countries of a region, counted: nothing written, past their due day and not handed in, and handed in. `contested`: answers. */
export type RegionAtWork = Pick<GroupRow, 'code' | 'names' | 'places'> & {
  readonly forms: number
  readonly silent: number
  readonly overdue: number
  readonly waiting: number
  readonly contested: number
}

type FormAtWork = {
  readonly place: string | null
  readonly silent: boolean
  readonly overdue: boolean
  readonly waiting: boolean
}

function atWork(
  { place, state, saved, dueOn }: ProgressRow,
  { round, today }: { readonly round: RoundRow; readonly today: string },
): FormAtWork {
  const notIn = state === 'draft' || state === 'returned'
  return {
    place,
    silent: state === 'draft' && saved === 0,
    overdue: notIn && dueFor(round, { dueOn }) < today,
    waiting: state === 'submitted',
  }
}

/** The regions of this desk in which an open round asks something; a country in two of them counts in both. */
export function regionsAtWork(desk: Desk): Promise<readonly RegionAtWork[]> {
  return readAs(desk, async t => {
    const today = dayOf(desk.runtime.now())
    const open = (await roundsOf(t)).filter(({ closedOn }) => closedOn === null)
    const reach = await reachOf(desk, 'review-submission', { t, today })
    const forms: FormAtWork[] = []
    for (const round of open) forms.push(...(await progressOf(t, round.id)).map(form => atWork(form, { round, today })))
    const contested = (await contestedIn(desk, t, open)).map(({ subject }) => subject.code)
    const regions = (await groupsOnDay(t, today)).filter(
      group => group.kind === 'region' && (reach === 'everything' || reach.regions.includes(group.id)),
    )
    return regions.flatMap(({ code, names, places }) => {
      const own = forms.filter(({ place }) => place !== null && places.includes(place))
      if (own.length === 0) return []
      return [
        {
          code,
          names,
          places,
          forms: own.length,
          silent: own.filter(({ silent }) => silent).length,
          overdue: own.filter(({ overdue }) => overdue).length,
          waiting: own.filter(({ waiting }) => waiting).length,
          contested: contested.filter(place => places.includes(place)).length,
        },
      ]
    })
  })
}
