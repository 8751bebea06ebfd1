/** What was read of releases, kept for as long as every change to what is published is heard (docs/decisions/0130). */
import type { PublicationListener } from '@waymark/store'

const most = 128 // values; what was asked for last goes last

export type Heard = {
  readonly listener: PublicationListener
  /** The value under a name: kept, or read now. It is kept only where no change came while it was read. */
  readonly read: <T>(name: string, read: () => Promise<T>) => Promise<T>
}

/** Keeps nothing until its listener is told that changes are heard; each change drops all. */
export function heardReadings(): Heard {
  const kept = new Map<string, unknown>()
  const state = { hearing: false, changes: 0 }
  const drop = () => {
    state.changes++
    kept.clear()
  }
  return {
    listener: {
      hearing: () => void (state.hearing = true),
      changed: drop,
      deaf() {
        state.hearing = false
        drop()
      },
    },
    async read<T>(name: string, read: () => Promise<T>) {
      const { changes } = state
      const value = kept.has(name) ? (kept.get(name) as T) : await read()
      if (!state.hearing || state.changes !== changes) return value
      kept.delete(name)
      kept.set(name, value)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
