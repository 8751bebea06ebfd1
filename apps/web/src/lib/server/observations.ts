import { error } from '@sveltejs/kit'
import { basePartPath, basePath, type IndicatorPage, type SettledAnswer } from '@waymark/scorecard'
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
  const answers = new Map<string, SettledAnswer>()
  for (let part = 1; ; part += 1) {
    const list = await opened.page<readonly SettledAnswer[]>(basePartPath(basePath('answers'), part))
    if (!list) return answers
    for (const answer of list) answers.set(answer.observation, answer)
  }
}
