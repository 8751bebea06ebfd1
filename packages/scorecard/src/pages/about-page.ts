import { onlineSaidIn } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import { editionPath } from '../candidate/edition-key.ts'
import type { AboutAnswer, AboutPage } from '../page-types/pages-results.ts'
import { pagesOf } from './page-parts.ts'
import { placeNames, type Site } from './site.ts'

/**
 * The answers of one edition that say of themselves what they are about, or whose part about the online dimension does, newest period first;
 * no file where none does. Members' are not among them.
 */
export function* aboutPages(site: Site, adopted: AdoptedEdition): Generator<readonly [string, AboutPage]> {
  const answers = site.series
    .filter(series => series.edition === adopted && series.subjectKind !== 'member')
    .flatMap(series =>
      [...series.answers].flatMap(([subject, answer]): AboutAnswer[] => {
        const { themes, serves, observation, status } = answer
        const online = answer.online ?? ('parts' in status ? onlineSaidIn(status.parts) : undefined)
        if (!themes && !online && !serves) return []
        return [
          {
            indicator: series.indicator.code,
            subjectKind: series.subjectKind,
            subject,
            period: series.period.label,
            observation,
            ...(themes ? { themes } : {}),
            ...(online ? { online } : {}),
            ...(serves ? { serves } : {}),
          },
        ]
      }),
    )
  if (answers.length === 0) return
  yield* pagesOf(`frameworks/${editionPath(adopted.edition)}/about.json`, { answers }, share => ({
    ...site.head,
    kind: 'about',
    answers: share.answers,
    places: placeNames(
      site.base,
      share.answers.map(aboutAnswer => aboutAnswer.subject),
    ),
  }))
}
