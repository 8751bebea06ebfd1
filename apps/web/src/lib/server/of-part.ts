import { error } from '@sveltejs/kit'
import type { GroupPage, IndicatorPage, IndicatorRow, PartFigure, RowCell } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { noAnswerPublished, ratingStates } from '@waymark/collection'
import { lastDayOf } from '#lib/public/periods.ts'
import { placesOn } from './in-group.ts'
import { holderOf, rowsBehind } from './rows-behind.ts'
import { partsOfGroup } from './said-by-group.ts'

/**
 * One part of a compound question in one figure of an indicator (`of`: its id), or in one group of it, with what each country said of the part. 404 where the release
 * has no such figure or part.
 */
export async function ofPart(
  opened: PublicRelease,
  page: IndicatorPage,
  { part, of, group }: { part: string; of: string; group: string | null },
) {
  const index = page.figures.findIndex(figure => figure.id === of)
  const published = page.figures[index]
  // Releases of before page format 2 hold all parts on the first page.
  const holders = published ? [page, await holderOf(opened, page, index)] : []
  const counted =
    group === null
      ? holders.flatMap(holder => holder?.parts ?? []).find(eachPart => eachPart.of === of)?.figures
      : await partsOfGroup(opened, page, { group, of })
  const figure: PartFigure | undefined = counted?.find(partFigure => partFigure.part === part)
  if (!published || !figure) error(404, 'The indicator has no figure for this part.')
  const within = group === null ? undefined : await opened.page<GroupPage>(`groups/${group}.json`)
  const places = within && placesOn(within, lastDayOf(published.period))
  const rows = (await rowsBehind(opened, page, index))
    .filter(row => places?.has(row.subject) ?? true)
    .map((row): IndicatorRow => ({ ...row, cells: row.cells.map(cell => cellOfPart(cell, part)) }))
  const inGroup = within ? { id: within.id, names: within.names } : null
  return { part: figure, period: published.period, counts: published.counts, rows, group: inGroup }
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
