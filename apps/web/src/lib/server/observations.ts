import { error } from '@sveltejs/kit'
import {
  answerWords,
  byCodeUnits,
  type AnswersPage,
  type IndicatorPage,
  type PublishedFigure,
  type SettledAnswer,
} from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { pageBehind } from '#lib/public/states.ts'
import { rowsBehind } from './rows-behind.ts'

/** The published answers behind one row of an indicator, newest period first, each with its figure and the page that has the subjects behind it. 404 where there is none. */
export async function observationsOf(opened: PublicRelease, page: IndicatorPage, subject: string) {
  const found = await Promise.all(
    page.figures.map(async (published, index) => {
      const rows = await rowsBehind(opened, page, index)
      const cell = rows.find(row => row.subject === subject)?.cells[0]
      if (cell?.kind !== 'answer') return []
      const answer = await answerAt(opened, published, { subject, observation: cell.observation })
      return answer ? [{ answer, published, page: pageBehind(page, index) }] : []
    }),
  )
  if (found.flat().length === 0) error(404, 'Nothing is published about this.')
  return found.flat()
}

/** The answer of this id behind a figure, from the file that holds it. */
async function answerAt(
  opened: PublicRelease,
  { calls, indicator, version, counts }: PublishedFigure,
  { subject, observation }: { readonly subject: string; readonly observation: string },
): Promise<SettledAnswer | undefined> {
  const { parts } = (await opened.page<AnswersPage>('answers.json')) ?? { parts: [] }
  if (counts === 'entry') return undefined
  for (const call of calls) {
    const words = answerWords({ call, indicator, version, subjectKind: counts, subject })
    // The answers to one question by several types of respondents may go over the end of a file.
    const before = parts.findLastIndex(({ first }) => inOrder(first, words) < 0)
    for (const part of parts.slice(Math.max(before, 0))) {
      if (inOrder(part.first, words) > 0) break
      const answers = await opened.page<readonly SettledAnswer[]>(part.path)
      const answer = answers?.find(settledAnswer => settledAnswer.observation === observation)
      if (answer) return answer
    }
  }
  return undefined
}

/** Below 0 where the first comes before the second. */
function inOrder(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((word, place) => word !== other[place])
  return at < 0 ? 0 : byCodeUnits(one[at]!, other[at]!)
}
