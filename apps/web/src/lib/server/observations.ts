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

/** The published answers behind one row of an indicator, newest period first, each with its figure. 404 where there is none. */
export async function observationsOf(opened: PublicRelease, page: IndicatorPage, subject: string) {
  const row = page.rows.find(row => row.subject === subject)
  const found = await Promise.all(
    (row?.cells ?? []).map(async (cell, index) => {
      const published = page.figures[index]
      if (cell.kind !== 'answer' || !published) return []
      const answer = await answerAt(opened, published, { subject, observation: cell.observation })
      return answer ? [{ answer, published }] : []
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
      const answer = answers?.find(one => one.observation === observation)
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
