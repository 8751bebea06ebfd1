import { error } from '@sveltejs/kit'
import type { IndicatorPage, SettledAnswer } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'

/** The published answers behind one row of an indicator, newest period first, each with its figure. 404 where there is none. */
export async function observationsOf(opened: PublicRelease, page: IndicatorPage, subject: string) {
  const row = page.rows.find(row => row.subject === subject)
  const answers = await answersOf(opened)
  const found = (row?.cells ?? []).flatMap((cell, index) => {
    const published = page.figures[index]
    const answer = cell.kind === 'answer' ? answers.get(cell.observation) : undefined
    return answer && published ? [{ answer, published }] : []
  })
  if (found.length === 0) error(404, 'Nothing is published about this.')
  return found
}

async function answersOf(opened: PublicRelease): Promise<ReadonlyMap<string, SettledAnswer>> {
  const answers = (await opened.page<readonly SettledAnswer[]>('data/answers.json')) ?? []
  return new Map(answers.map(answer => [answer.observation, answer]))
}
