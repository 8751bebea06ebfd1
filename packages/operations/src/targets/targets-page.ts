/** The targets of the network at the desk, and what the form for one more offers. */
import type { LocalText } from '@waymark/framework'
import { targetStates } from '@waymark/plan'
import { editionsOf, groupsOnDay, targetsOf, type TargetRow } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import type { ChoosableEdition } from '../rounds/rounds-pages.ts'
import { isAboutCountries } from './agree-target.ts'

export type TargetsPage = {
  readonly targets: readonly (TargetRow & { readonly name: LocalText; readonly label: string })[]
  /** Editions not retired, each with the indicators that targets can be on. */
  readonly editions: readonly ChoosableEdition[]
  /** Countries of the network, for a target of one alone. */
  readonly countries: readonly SubjectShown[]
  readonly regions: readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[]
}

export function targetsPage(desk: Desk): Promise<TargetsPage> {
  return readAs(desk, async t => {
    const editions = await editionsOf(t)
    const nameOf = ({ edition, code }: TargetRow) => {
      const found = editions.find(editionRow => editionRow.id === edition)!
      return {
        label: found.label,
        name: found.content.indicators.find(indicator => indicator.code === code)?.name ?? {},
      }
    }
    return {
      targets: (await targetsOf(t)).map(target => ({ ...target, ...nameOf(target) })),
      editions: editions
        .filter(editionRow => editionRow.state !== 'retired')
        .map(({ id, label, content, national }) => ({
          id,
          label,
          name: content.framework.name,
          indicators: content.indicators
            .filter(indicator => isAboutCountries(indicator) && targetStates(indicator).length > 0)
            .filter(indicator => !national.some(each => each.code === indicator.code))
            .map(({ code, name }) => ({ code, name })),
        }))
        .filter(one => one.indicators.length > 0),
      countries: [...(await subjectNames(desk, t)).values()].filter(subjectName => subjectName.kind === 'country'),
      regions: (await groupsOnDay(t, dayOf(desk.runtime.now()))).map(({ id, names }) => ({ id, names })),
    }
  })
}
