import type { Result } from '@waymark/language'
import type { Problem } from '@waymark/exchange'

/** The problems for which a file was refused; none when it was read. */
export const problemsOf = (read: Result<unknown, readonly Problem[]>): readonly Problem[] =>
  read.ok ? [] : read.refusal
