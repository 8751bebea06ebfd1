/** Search, filter, order and pages of a list, as an address asks for them: `?words=north&role=reviewer&sort=name&page=2`. */

/** How a list can be asked. */
export type Listing<Row> = {
  /** What of a row the words are looked for in. */
  readonly text: (row: Row) => readonly string[]
  /** By name, the values a row has; a row stays where one of them is the one asked for. */
  readonly filters?: Readonly<Record<string, (row: Row) => readonly string[]>>
  /** By name, what rows are put in order by, the first where nothing is asked. Numbers go from the largest down. */
  readonly sorts: Readonly<Record<string, (row: Row) => string | number>>
}

export type Listed<Row> = {
  /** The rows of this page. */
  readonly rows: readonly Row[]
  /** How many rows the search found, and how many there are in all. */
  readonly found: number
  readonly all: number
  readonly page: number
  readonly pages: number
  readonly words: string
  readonly sort: string
  readonly sorts: readonly string[]
  /** By filter: the value asked for ("" for any) and those that occur. */
  readonly filters: readonly { readonly name: string; readonly value: string; readonly values: readonly string[] }[]
}

export const rowsOfPage = 50 // about four screens; further ones have addresses of their own

/** Answers what an address asks of a list. A filter or order it does not know counts as not asked; a page too far is the last. */
export function listed<Row>(
  rows: readonly Row[],
  asked: Pick<URLSearchParams, 'get'>,
  listing: Listing<Row>,
  compare: (one: string, other: string) => number,
): Listed<Row> {
  const words = (asked.get('words') ?? '').slice(0, 200).trim()
  const sorts = Object.keys(listing.sorts)
  const sort = sorts.find(name => name === asked.get('sort')) ?? sorts[0] ?? ''
  const filters = Object.entries(listing.filters ?? {}).map(([name, valuesOf]) => {
    const values = [...new Set(rows.flatMap(valuesOf))].sort(compare)
    return { name, valuesOf, values, value: values.find(value => value === asked.get(name)) ?? '' }
  })
  const wanted = plain(words).split(' ').filter(Boolean)
  const found = rows.filter(
    row =>
      filters.every(({ value, valuesOf }) => value === '' || valuesOf(row).includes(value)) &&
      hasWords(listing.text(row), wanted),
  )
  const by = listing.sorts[sort]
  const sorted = by ? found.toSorted((eachRow, other) => inOrder(by(eachRow), by(other), compare)) : found
  const pages = Math.max(1, Math.ceil(sorted.length / rowsOfPage))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get('page'))) || 1))
  return {
    rows: sorted.slice((page - 1) * rowsOfPage, page * rowsOfPage),
    found: sorted.length,
    all: rows.length,
    page,
    pages,
    words,
    sort,
    sorts,
    filters: filters.map(({ name, value, values }) => ({ name, value, values })),
  }
}

/** Whether a text has every word, each anywhere in it. */
export function hasWords(text: readonly string[], wanted: readonly string[]): boolean {
  const has = plain(text.join(' '))
  return wanted.every(word => has.includes(word))
}

/** Without marks above letters and in small letters, so that "malmo" finds "Malmö". */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u2066-\u2069]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')

function inOrder(
  one: string | number,
  other: string | number,
  compare: (one: string, other: string) => number,
): number {
  return typeof one === 'number' && typeof other === 'number' ? other - one : compare(String(one), String(other))
}

/** What of an address asks for another page of the same list. */
export function pageOf({ words, sort, sorts, filters }: Omit<Listed<unknown>, 'rows'>, page: number): string {
  const asked = [
    ...(words === '' ? [] : [['words', words]]),
    ...filters.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    ...(sort === sorts[0] ? [] : [['sort', sort]]),
    ...(page === 1 ? [] : [['page', String(page)]]),
  ]
  return new URLSearchParams(asked).toString().replaceAll('+', '%20')
}
