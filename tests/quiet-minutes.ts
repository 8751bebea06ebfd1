/** How long a run would have taken on a machine that does nothing else. */
import os from 'node:os'

/** What a run of tests asks of a machine by itself: two test files at once, with their database and browser. */
const ownLoad = 4

/** Milliseconds as on a quiet machine; `load`: how many were at work or waiting for a processor. 0 where the system does not say. */
export function asIfQuiet(milliseconds: number, load: number, processors: number): number {
  return milliseconds * Math.min(1, Math.max(ownLoad, processors) / Math.max(load, 1))
}

/** Counts until asked; looks at the load every few seconds. */
export function countingQuietMinutes(): () => number {
  const every = 5000 // ms
  let [milliseconds, since] = [0, Date.now()]
  const inspect = () => {
    const now = Date.now()
    milliseconds += asIfQuiet(now - since, os.loadavg()[0]!, os.cpus().length)
    since = now
  }
  const timer = setInterval(inspect, every)
  timer.unref()
  return () => {
    clearInterval(timer)
    inspect()
    return milliseconds / 60_000
  }
}
