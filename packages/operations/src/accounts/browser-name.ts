/** A browser by name, so that a person can tell their sessions apart: never a version, which could single a person out. */

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iOS'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** "Firefox, Linux"; null where neither is known. */
export function browserName(userAgent: string | null): string | null {
  const text = userAgent ?? ''
  const named = [browsers, systems].flatMap(list => list.find(([sign]) => text.includes(sign))?.[1] ?? [])
  return named.length > 0 ? named.join(', ') : null
}
