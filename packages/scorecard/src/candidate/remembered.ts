const kept = new WeakMap<object, Map<string, unknown>>()

/**
 * What `make` gives, computed once for each owner and name: pages of one release ask the same hundreds of times. Kept as long as the
 * owner, which must not change afterwards.
 */
export function remembered<T>(owner: object, name: string, make: () => T): T {
  const own = kept.get(owner) ?? new Map<string, unknown>()
  kept.set(owner, own)
  if (!own.has(name)) own.set(name, make())
  return own.get(name) as T
}
