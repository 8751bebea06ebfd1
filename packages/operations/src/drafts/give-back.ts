/** Gives memory back to the machine between two steps of long work. */
import process from 'node:process'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What the process may grow by, in bytes and as a share of what it held after the last time: of a larger network more, so that clearing stays rare. */
const growth = { bytes: 80_000_000, share: 0.3 } as const

/** How much the process holds, in bytes, and what clears. */
type Memory = { readonly held: () => number; readonly clear: () => void }

/**
 * To be called between two steps, often: mostly it only looks. Where the process has grown by more than it may, everything that nothing
 * holds is cleared and what is left moves together. By itself the engine does so when its heap is half as large again and leaves holes, so
 * that a process holds three times what it needs. It sets no limit: work that needs more memory gets it.
 */
export function givingBack({ held, clear }: Memory = ofThisProcess()): () => void {
  let least = held()
  return () => {
    if (held() < least + Math.max(growth.bytes, growth.share * least)) return
    clear()
    least = held()
  }
}

type Collect = (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void

/** By the engine's own clearing, which it gives to those who ask by a flag. */
function ofThisProcess(): Memory {
  let collect: Collect | undefined
  return {
    held: () => process.memoryUsage.rss(),
    clear: () => {
      v8.setFlagsFromString('--expose-gc')
      collect ??= runInNewContext('gc') as Collect
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    },
  }
}
