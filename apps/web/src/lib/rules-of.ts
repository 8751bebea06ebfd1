import type { IndicatorShown } from '@waymark/framework'
import type { Rules } from './saving/sound.ts'

/** What of an indicator the reading of its form needs, as the page hands it to its script: the codes, and none of the words. */
export const rulesOf = ({ answer, criteria, steps, parts, asksToName, about }: IndicatorShown): Rules => ({
  indicator: {
    answer,
    criteria: criteria && { partial: criteria.partial === null ? null : true },
    steps: steps.map(({ code, of, parts }) => ({ code, of, ...(parts ? { parts } : {}) })),
    subQuestions: parts.map(({ code, combines, names }) => ({
      code,
      combines,
      ...(names ? { names: names.map(name => name.code) } : {}),
      origin: { kind: 'asked' },
    })),
    ...(asksToName ? { asksToName: true } : {}),
  },
  ...(about && {
    about: {
      themes: about.themes.map(({ code }) => ({ code })),
      servable: about.servable.map(({ key }) => ({ key })),
      online: about.online,
    },
  }),
})
