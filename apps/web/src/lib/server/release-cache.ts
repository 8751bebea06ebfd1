import type { PublicRelease } from '@waymark/operations'

const mostFiles = 64 // parsed files kept; with files of at most some 300 KB this stays well below 100 MB

// Files of a release change only when they are made again, so a parsed one serves every reader until then. Texts are never kept.
const kept = new Map<string, unknown>()

/** The same release, with files that were read lately not read and parsed again. Whoever gets a value must not change it. */
export function remembering(opened: PublicRelease): PublicRelease {
  return {
    ...opened,
    async page<T>(path: string) {
      const key = `${opened.release.id} ${opened.madeAgain} ${path}`
      const value = kept.has(key) ? (kept.get(key) as T) : await opened.page<T>(path)
      // Taken out and put back, so that what was used last goes last.
      kept.delete(key)
      kept.set(key, value)
      const oldest = kept.keys().next().value
      if (kept.size > mostFiles && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
