import type { OpenDays, PlaceCode } from '@waymark/network'
import { z } from 'zod'
import { cellText } from './cell-text.ts'
import { code, dayField, rowCount, source, tableName, words } from './words.ts'

/** What sort of set a group is; groups of one kind that exclude one another count every place once. */
const groupKinds = ['un-members', 'm49-region', 'm49-sub-region', 'income', 'named-by-source'] as const
export type GroupKind = (typeof groupKinds)[number]

export const groupDescription = z.strictObject({
  table: tableName,
  rows: rowCount,
  source,
  exclusive: z.boolean(),
  groups: z.array(z.strictObject({ code, kind: z.enum(groupKinds), within: code.optional(), names: words })).min(1),
  mend: z
    .array(
      z.strictObject({
        place: code,
        from: dayField,
        until: dayField,
        group: code,
        assumption: z.literal(true),
        reason: words,
        sources: z.array(z.strictObject({ sentence: z.string().min(1), address: z.string().min(1) })).min(1),
      }),
    )
    .default([]),
  leaveOut: z.array(z.strictObject({ code: z.string().min(1).transform(cellText), reason: words })).default([]),
})

/** What the YAML beside a table of memberships says: the source, its groups, what is mended and what is left out. */
export type GroupDescription = z.output<typeof groupDescription>

/** A membership with the group it is in and the row it stands in. */
export type ReadMembership = OpenDays & { readonly place: PlaceCode; readonly group: string; readonly row: number }
