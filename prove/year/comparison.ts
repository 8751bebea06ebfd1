/** What was compared and what differs, one line each with what is expected. */
export class Comparison {
  compared = 0
  readonly differences: string[] = []

  /** `found` and `expected` are compared as they print. */
  same(what: string, found: unknown, expected: unknown): void {
    this.compared++
    const [here, there] = [shown(found), shown(expected)]
    if (here !== there) this.differences.push(`${what}: is ${here}, expected ${there}`)
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'not there'
  if (value === null || typeof value !== 'object') return String(value)
  const entries = Object.entries(value).filter(([, one]) => one !== 0 && one !== undefined)
  return `{${entries
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => `${name}: ${shown(one)}`)
    .join(', ')}}`
}
