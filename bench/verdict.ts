/** Says whether a bound is kept; the process ends with an error where one is not. */
import process from 'node:process'

/** Bytes of a file of a release, whatever the size of the network. */
export const mostOfFile = 200_000

export function verdict(say: (line: string) => void, fits: boolean, line: string): void {
  said(say, fits ? 'ok  ' : 'OVER', line)
}

/**
 * As `verdict`, of waiting, which grows with whatever else the machine does. `constant`: what the same readers waited for a constant of
 * the same bytes in the same run; where that is over the bound too the line begins with BUSY: nothing was shown, on a machine like this.
 */
export function verdictBeside(
  say: (line: string) => void,
  { own, constant, most }: { readonly own: number; readonly constant: number; readonly most: number },
  line: string,
): void {
  const fits = own <= most
  const word = fits ? 'ok  ' : constant > most ? 'BUSY' : 'OVER'
  said(
    say,
    word,
    `${line}: ${own.toFixed(1)}, of a constant ${constant.toFixed(1)} (${(own / constant).toFixed(2)} of it); at most ${most} is asked`,
  )
}

function said(say: (line: string) => void, word: 'ok  ' | 'OVER' | 'BUSY', line: string): void {
  say(`${word} ${line}`)
  if (word !== 'ok  ') process.exitCode = 1
}

/** The value that half of them do not exceed. */
export const median = (all: readonly number[]): number => at(all, 0.5)

/** The value that 99 of 100 do not exceed. */
export const slowest = (all: readonly number[]): number => at(all, 0.99)

const at = (all: readonly number[], share: number): number =>
  all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)]!
