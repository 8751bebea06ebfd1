import { error } from '@sveltejs/kit'
import type { IndicatorPage, IndicatorRow, PartFigure, RowCell } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { noAnswerPublished, ratingStates } from '@waymark/collection'
import { holderOf, rowsBehind } from './rows-behind.ts'

/**
 * One part of a compound question in one figure of an indicator (`of`: its id), with what each country said of the part. 404 where the release
 * has no such figure or part.
 */
export async function ofPart(opened: PublicRelease, page: IndicatorPage, { part, of }: { part: string; of: string }) {
  const index = page.figures.findIndex(figure => figure.id === of)
  const published = page.figures[index]
  // Releases of before page format 2 hold all parts on the first page.
  const holders = published ? [page, await holderOf(opened, page, index)] : []
  const counted = holders.flatMap(holder => holder?.parts ?? []).find(eachPart => eachPart.of === of)
  const figure: PartFigure | undefined = counted?.figures.find(partFigure => partFigure.part === part)
  if (!published || !figure) error(404, 'The indicator has no figure for this part.')
  const rows = (await rowsBehind(opened, page, index)).map((row): IndicatorRow => ({
    ...row,
    cells: row.cells.map(cell => cellOfPart(cell, part)),
  }))
  return { part: figure, period: published.period, counts: published.counts, rows }
}

/** What an answer says of a part, as it is counted: a whole without a value is missing for its own reason. Source: definition 13. */
function cellOfPart(cell: RowCell, part: string): RowCell {
  if (cell.kind !== 'answer') return cell
  const { status } = cell
  const parts = 'parts' in status ? status.parts : undefined
  const said = parts?.[part] ?? ('missing' in status ? status.missing : noAnswerPublished)
  if (said === noAnswerPublished) return { kind: noAnswerPublished }
  return { ...cell, status: (ratingStates as readonly string[]).includes(said) ? { state: said } : { missing: said } }
}
