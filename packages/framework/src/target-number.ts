/** What a target is on where no state is counted: the sum of numbers, the share of two sums in per cent, distinct entries of a period. */
export const targetNumbers = ['sum', 'share', 'entries'] as const
export type TargetNumber = (typeof targetNumbers)[number]

/** Which number a target is on, in place of a state; undefined where it is on a state. */
export const targetNumber = (state: string): TargetNumber | undefined => targetNumbers.find(number => number === state)
