/** Countries that are hidden or that somebody asked to hide or to show again. */
import { hidingsOf, placesNamed, subjectsOf } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'

export type HidingLine = {
  readonly id: string
  readonly country: string
  readonly names: Readonly<Record<string, string>>
  /** `asked` and `show-asked` wait for another person. */
  readonly state: 'asked' | 'hidden' | 'show-asked'
  readonly reason: string
  readonly on: string
  /** Asked by the reader: another person has to agree. */
  readonly own: boolean
}

export type HiddenPage = {
  readonly hidings: readonly HidingLine[]
  /** The countries of the network, to choose from. */
  readonly countries: readonly { readonly code: string; readonly names: Readonly<Record<string, string>> }[]
}

/** Nothing for a desk that may neither ask nor agree. */
export async function hiddenPage(desk: Desk): Promise<HiddenPage> {
  if (desk.person && !mayDo(desk.roles, 'ask-hiding') && !mayDo(desk.roles, 'agree-hiding'))
    return { hidings: [], countries: [] }
  return readAs(desk, async t => {
    const codes = (await subjectsOf(t)).flatMap(subject => (subject.place ? [subject.place] : []))
    const places = await placesNamed(t, [...new Set(codes)].sort())
    return {
      hidings: (await hidingsOf(t)).map(hiding => {
        const state = !hiding.agreedAt ? 'asked' : hiding.liftAskedAt ? 'show-asked' : 'hidden'
        const first = state === 'show-asked' ? hiding.liftAskedBy : hiding.askedBy
        return {
          id: hiding.id,
          country: hiding.place,
          names: hiding.names,
          state,
          reason: state === 'show-asked' ? (hiding.liftReason ?? '') : hiding.reason,
          on: dayOf(state === 'show-asked' ? hiding.liftAskedAt! : (hiding.agreedAt ?? hiding.askedAt)),
          own: state !== 'hidden' && desk.person !== null && first === desk.person.id,
        }
      }),
      countries: places.map(({ code, names }) => ({ code, names })),
    }
  })
}
