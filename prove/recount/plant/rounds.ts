/** Three years, four rounds (the second year is asked about twice), three releases. */
import type { Indicator, Period, Release, Round } from '../world.ts'

export const periods: readonly Period[] = [
  { label: '2023', from: '2023-01-01', until: '2024-01-01' },
  { label: '2024', from: '2024-01-01', until: '2025-01-01' },
  { label: '2025', from: '2025-01-01', until: '2026-01-01' },
]

/** What the second round of the second year asks again. */
export const askedAgain = ['O1a', 'O1b', 'O2b'] as const

export function plantRounds(indicators: readonly Indicator[]): readonly Round[] {
  const asks = (some: readonly Indicator[]) =>
    some.map(({ code, how }) => ({ indicator: code, types: how === 'asked' || how === 'parts' ? ['member'] : [] }))
  const all = asks(indicators)
  const again = asks(indicators.filter(indicator => (askedAgain as readonly string[]).includes(indicator.code)))
  const yearly = (id: string, at: number, year: number): Round => ({
    id,
    title: `Round on ${periods[at]!.label}`,
    period: periods[at]!,
    opened: `${year}-01-15`,
    due: `${year}-03-15`,
    closed: `${year}-04-30`,
    asks: all,
    countries: null,
  })
  const second: Round = {
    id: 'round-2b',
    title: 'Second round on 2024',
    period: periods[1]!,
    opened: '2025-05-10',
    due: '2025-05-31',
    closed: '2025-06-15',
    asks: again,
    countries: null,
  }
  return [yearly('round-1', 0, 2024), yearly('round-2', 1, 2025), second, yearly('round-3', 2, 2026)]
}

export const releases: readonly Release[] = [
  { label: '2024-1', day: '2024-06-15', rounds: ['round-1'] },
  { label: '2025-1', day: '2025-07-15', rounds: ['round-1', 'round-2', 'round-2b'] },
  { label: '2026-1', day: '2026-06-15', rounds: ['round-1', 'round-2', 'round-2b', 'round-3'] },
]
