/** How styles of a workbook show a number: as a day, as a per cent, or as it is written. */

const builtIn = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])

function range(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at)
}

export type NumberShown = 'day' | 'per-cent' | 'plain'

/** How a format shows a number; a sign in quotes is a word beside it. Source: ECMA-376, 18.8.30. */
export function numberShown(id: number, code: string | undefined): NumberShown {
  if (showsDay(id, code)) return 'day'
  return id === 9 || id === 10 || (code !== undefined && bare(code).includes('%')) ? 'per-cent' : 'plain'
}

const bare = (code: string): string => code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')

/** A number that stands for a per cent, as it is shown: 0.5 is `50%`. No digit is rounded away but what a sum of binary parts adds. */
export const asPerCent = (number: number): string => `${Number((number * 100).toPrecision(15))}%`

/** Whether a format is one of days: built in, or its code has a year or a day outside quotes and brackets. Source: ECMA-376, 18.8.30. */
const showsDay = (id: number, code: string | undefined): boolean =>
  builtIn.has(id) || (code !== undefined && /[yd]/i.test(bare(code)))

const dayLength = 24 * 3_600_000

/** A number of days as a day, with the time where it has one; the number itself where no day of a calendar is meant. */
export function dayOfSerial(serial: number, from1904: boolean): string {
  // Days are counted from the last of 1899, since a 29 February 1900 that never was is counted too.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const at = new Date(epoch + Math.round(serial * 86_400) * 1000)
  if (!(serial >= 61 && serial < 2_958_466)) return String(serial)
  const text = at.toISOString()
  return at.getTime() % dayLength === 0 ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}
