const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Ids in a value that may name free texts. Observations, calls and entries have ids of the same form; asking the texts beside
 * a release for one of those finds nothing.
 */
export function textsNamed(value: unknown): readonly string[] {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part === 'string') {
      if (id.test(part)) found.add(part)
    } else if (typeof part === 'object' && part !== null) for (const one of Object.values(part)) visit(one)
  }
  visit(value)
  return [...found]
}
