/** What an action can support, as choices: whose plan it stands in, and what it is called. */
import type { Supportable } from '@waymark/operations'
import type { Words } from './words.ts'

export const supportableOptions = (
  supportable: readonly Supportable[],
  { pick, speak }: Pick<Words, 'pick' | 'speak'>,
) => [
  { value: '', label: speak('desk.plan.supports-nothing') },
  ...supportable.map(({ key, subject, indicator, what }) => {
    const said = { whose: pick(subject.names).text, indicator: indicator.code }
    const label =
      what === null
        ? speak('desk.plan.supports-priority', said)
        : speak('desk.plan.supports-action', { ...said, what: what.body ?? indicator.code })
    return { value: key as string, label }
  }),
]
