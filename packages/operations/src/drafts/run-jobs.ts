/** Work that is done beside requests: draft releases that somebody asked for, and releases to be made again because a country was hidden. */
import { draftsToCompute, releasesToMakeAgain, tryWithLock } from '@waymark/store'
import { makeAgain } from '../hidden/make-again.ts'
import type { Runtime } from '../runtime.ts'
import { computeDraft } from './compute-draft.ts'

/**
 * Does all work that waits, one piece after the other, and gives back how many pieces it did. Each is done under a lock of the
 * database that ends with its process: two processes never do one piece at once, and what a killed one began is begun again by
 * the next. `failed` hears of what went wrong; the rest is done nevertheless.
 */
export async function runJobs(runtime: Runtime, failed: (problem: unknown) => void = rethrow): Promise<number> {
  const jobs = runtime.installation.jobs.db
  let did = 0
  for (const draft of await draftsToCompute(jobs)) {
    try {
      if (await tryWithLock(jobs, `waymark draft ${draft.id}`, () => computeDraft(runtime, draft))) did += 1
    } catch (problem) {
      failed(problem)
    }
  }
  for (const release of await releasesToMakeAgain(jobs)) {
    try {
      const made = async () => void (await makeAgain(runtime, release))
      if (await tryWithLock(jobs, `waymark hide ${release.release}`, made)) did += 1
    } catch (problem) {
      failed(problem)
    }
  }
  return did
}

function rethrow(problem: unknown): never {
  throw problem
}

const pause = 500 // ms between two looks; what somebody waits at most before a draft is begun

/** Does what waits again and again until ended; a database that is away for a moment is tried again. */
export function runJobsRegularly(
  runtime: Runtime,
  failed: (problem: unknown) => void,
): { readonly end: () => Promise<void> } {
  const state: { ended: boolean; wake: () => void } = { ended: false, wake: () => {} }
  const loop = (async () => {
    while (!state.ended) {
      await runJobs(runtime, failed).catch(failed)
      if (!state.ended)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, pause)
          state.wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  })()
  return {
    end: () => {
      state.ended = true
      state.wake()
      return loop
    },
  }
}
