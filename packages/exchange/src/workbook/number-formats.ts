/** Which styles of a workbook show a number as a day, and which day a number is. */

const builtIn = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])

function range(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from + 1 }, (_, at) => from + at)
}

/** Whether a format is one of days: built in, or its code has a year or a day outside quotes and brackets. Source: ECMA-376, 18.8.30. */
export const showsDay = (id: number, code: string | undefined): boolean =>
  builtIn.has(id) || (code !== undefined && /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))

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
