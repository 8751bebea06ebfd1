/** What a release says of national indicators: each period of each of them, from the page file of its own. */
import type { Recount } from '../recount/recount.ts'
import type { Comparison } from './comparison.ts'
import { wordOf } from './compare-rows.ts'
import { textOf, type Files } from './public-files.ts'

type Cell = { readonly kind: string; readonly status?: { readonly state?: string; readonly missing?: string } }
type Page = {
  readonly national?: {
    readonly answers: readonly { readonly period: { readonly label: string }; readonly cell: Cell }[]
  }
}

/** `codeOf`: the product's code of an indicator by the world's; undefined before it is agreed. */
export function compareNational(
  comparison: Comparison,
  expected: Recount,
  { files, codeOf }: { readonly files: Files; readonly codeOf: (code: string) => string | undefined },
): void {
  for (const { code, shown, statuses } of expected.national) {
    const ours = codeOf(code)
    const path = `indicators/ecpat-2021-2025/${ours}.json`
    const page = ours !== undefined && files[path] ? (JSON.parse(textOf(files, path)) as Page) : undefined
    comparison.same(`${code} stands in public`, page?.national !== undefined, shown)
    if (!page?.national || !shown) continue
    const cells = new Map(page.national.answers.map(({ period, cell }) => [period.label, cell]))
    for (const { period, public: said } of statuses)
      comparison.same(`${code} ${period} in public`, cellWord(cells.get(period)), said ? wordOf(said) : undefined)
  }
}

/** Where no round of the period asked it there is no cell. */
function cellWord(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'outside') return 'not-asked'
  return cell.kind === 'answer' ? (cell.status!.missing ?? cell.status!.state!) : cell.kind
}
