import { z } from 'zod'
import type { Condition, Counting, When } from './counting.ts'
import { levels } from './register.ts'
import { code } from './shape-texts.ts'
import type { textShape } from './shape-texts.ts'

const codes = z.array(code).min(1, 'names nothing')
const forms = 'must be one of: all, any, not, field with is, level, stage, places, choices with atLeast, related, dated'

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ all: z.array(condition).min(1) }),
      z.strictObject({ any: z.array(condition).min(1) }),
      z.strictObject({ not: condition }),
      z.strictObject({ field: code, is: codes }),
      z.strictObject({ level: z.array(z.enum(levels)).min(1) }),
      z.strictObject({ stage: codes }),
      z.strictObject({ places: z.int().min(2) }),
      z.strictObject({ choices: code, atLeast: z.int().min(2) }),
      z.strictObject({ related: code }),
      z.strictObject({ dated: codes }),
    ],
    forms,
  ),
)

const when: z.ZodType<When> = z.union(
  [z.literal('event'), z.strictObject({ reached: codes }), z.strictObject({ standing: z.array(code) })],
  'must be "event", { reached: […] } or { standing: […] }',
)

/** The shape of a counting rule; `ours` reads the names of counts beside it. */
export function countingShape(ours: ReturnType<typeof textShape>): z.ZodType<Counting> {
  return z.strictObject({
    register: code,
    by: z.union(
      [z.literal('entries'), z.strictObject({ field: code }), z.strictObject({ related: code })],
      'must be "entries", { field: … } or { related: … }',
    ),
    over: z.enum(['country', 'member', 'network']),
    when: when.default('event'),
    where: condition.nullable().default(null),
    split: z
      .union([z.enum(['stage', 'level']), z.strictObject({ field: code })])
      .nullable()
      .default(null),
    beside: z
      .array(
        z.strictObject({
          code,
          name: ours,
          when: when.nullable().default(null),
          where: condition.nullable().default(null),
        }),
      )
      .default([]),
  }) as z.ZodType<Counting>
}
