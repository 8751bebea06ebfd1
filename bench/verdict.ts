/** Says whether a bound is kept; the process ends with an error where one is not. */
import process from 'node:process'

export function verdict(say: (line: string) => void, fits: boolean, line: string): void {
  say(`${fits ? 'ok  ' : 'OVER'} ${line}`)
  if (!fits) process.exitCode = 1
}
