/** What was read of releases, kept for as long as every change to what is published is heard (docs/decisions/0130). */
import type { PublicationListener } from '@waymark/store'

const most = 128 // values; what was asked for last goes last

export type Heard = {
  readonly listener: PublicationListener
  /** The value under a name: kept, or read now. It is kept only where no change came while it was read. */
  readonly read: <T>(name: string, read: () => Promise<T>) => Promise<T>
}

/** Hears of changes: `mark` before something is read; `stands` says afterwards whether it may be kept. */
export type Hearing = {
  readonly listener: PublicationListener
  readonly mark: () => number
  /** Whether changes are heard, and none came since the mark. */
  readonly stands: (mark: number) => boolean
}

/** Hears nothing until its listener is told that changes are heard; each change, and each time they may be missed, drops what is kept. */
export function hearing(dropKept: () => void): Hearing {
  const state = { hearing: false, changes: 0 }
  const changed = () => {
    state.changes++
    dropKept()
  }
  return {
    listener: {
      hearing: () => void (state.hearing = true),
      changed,
      deaf() {
        state.hearing = false
        changed()
      },
    },
    mark: () => state.changes,
    stands: mark => state.hearing && state.changes === mark,
  }
}

/** Keeps nothing while changes are not heard; each change drops all. */
export function heardReadings(): Heard {
  const kept = new Map<string, unknown>()
  const { listener, mark, stands } = hearing(() => kept.clear())
  return {
    listener,
    async read<T>(name: string, read: () => Promise<T>) {
      const before = mark()
      const value = kept.has(name) ? (kept.get(name) as T) : await read()
      if (!stands(before)) return value
      kept.delete(name)
      kept.set(name, value)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
