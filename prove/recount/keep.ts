/** Keeps what was worked out once for an object, for as long as the object lives. The objects are never changed. */
export function keeping<Owner extends object, T>(
  work: (owner: Owner, key: string) => T,
): (owner: Owner, key: string) => T {
  const kept = new WeakMap<Owner, Map<string, T>>()
  return (owner, key) => {
    const own = kept.get(owner) ?? new Map<string, T>()
    kept.set(owner, own)
    if (!own.has(key)) own.set(key, work(owner, key))
    return own.get(key)!
  }
}
