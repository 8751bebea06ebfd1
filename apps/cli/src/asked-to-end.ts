/** Being told to end: by Ctrl-C, by the system, by a terminal that closes. */
import process from 'node:process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Resolves once the process is told to end, with the code to end with where its work was cut short. Told twice (a terminal and
 * the launcher both tell it) it still ends in good order.
 */
export function askedToEnd(): Promise<number> {
  return new Promise(resolve => {
    for (const signal of signals) process.on(signal, () => resolve(signal === 'SIGINT' ? 130 : 143))
  })
}
