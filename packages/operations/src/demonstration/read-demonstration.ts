/** Reads `content/demonstration`: the invented network with its rounds, entries, plan and people, checked before anything is loaded. */
import { evidenceTypes } from '@waymark/collection'
import fs from 'node:fs'
import path from 'node:path'
import { wordsShape as words } from '@waymark/exchange'
import { done, languages, refused, type Result } from '@waymark/language'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ContentProblem } from '../reference/read-content.ts'

const text = z.string().min(1)
const someWords = z.partialRecord(z.enum(languages), text)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const place = z.string().regex(/^Q[M-Z][A-Z]$/)
const language = z.enum(languages)

const network = z.strictObject({
  slug: text,
  names: words,
  about: words,
  since: day,
  regions: z.array(z.strictObject({ code: text, names: words, places: z.array(place) })),
  members: z.array(
    z.strictObject({
      name: text,
      places: z.array(place),
      language,
      shown: z.enum(['name', 'country', 'hidden']),
      until: day.optional(),
    }),
  ),
})

const state = z.enum(['draft', 'submitted', 'returned', 'accepted'])
const round = z.strictObject({
  label: text,
  edition: text,
  period: text,
  opens: day,
  due: day,
  closes: day.optional(),
  publishes: z.strictObject({ day, label: text }),
  submissions: z.array(
    z.strictObject({
      member: text,
      place,
      state,
      late: z.boolean().default(false),
      answers: z.record(text, z.coerce.string()),
    }),
  ),
  members: z.array(z.strictObject({ member: text, state, answers: z.record(text, z.coerce.string()) })),
})

/** What an entry, an action or a finding is about, and what it serves. */
const about = {
  themes: z.array(text).default([]),
  online: z.enum(['addressed', 'not-addressed', '']).default(''),
  serves: z.array(text).default([]),
}

const entry = z.strictObject({
  ...about,
  member: text,
  place,
  kind: text,
  title: text,
  description: z.string().default(''),
  day,
  until: day.optional(),
  stages: z.array(z.strictObject({ stage: text, on: day })).default([]),
  level: z.string().default('national'),
  fields: z.record(text, z.union([text, z.array(text)])).default({}),
  places: z.array(place),
  members: z.array(text),
  strength: z.string().optional(),
  others: z.string().optional(),
})

const wordsFile = z.strictObject({
  because: z.record(text, z.record(text, words)),
  stories: z.partialRecord(language, z.array(text)),
  evidence: z.strictObject({ type: z.enum(evidenceTypes), address: text, quote: words, place: text }),
})

const action = z.strictObject({
  ...about,
  what: text,
  who: text,
  start: day.optional(),
  due: day,
  resources: z.string().default(''),
  change: text,
  updates: z.array(z.strictObject({ day, status: text, text })).default([]),
})
const plan = z.strictObject({
  dialogues: z.array(
    z.strictObject({
      /** A country, or the code of a region. */
      place: text,
      day,
      by: text,
      members: z.array(text),
      note: text,
      priorities: z.array(z.strictObject({ indicator: text, reason: text, actions: z.array(action) })),
    }),
  ),
  learning: z.array(
    z.strictObject({
      ...about,
      place: place.optional(),
      indicator: text.optional(),
      day,
      finding: text,
      lesson: text.optional(),
      decision: z.strictObject({ text, owner: text, due: day }).optional(),
      outcome: z.strictObject({ day, what: text, by: text, text }).optional(),
      change: z.strictObject({ text, action: text }).optional(),
    }),
  ),
})

const values = z.record(text, z.union([text, z.strictObject({ study: text, where: text })]))
const agreed = z.strictObject({ day, body: text, record: text })
const baselines = z.array(
  z.strictObject({
    place,
    from: day,
    until: day,
    start: text,
    values,
    agreed: agreed.optional(),
    revision: z.strictObject({ reason: text, values, agreed }).optional(),
  }),
)

const national = z.strictObject({
  place,
  day,
  by: text,
  section: text,
  answer: text,
  measures: text,
  years: text,
  name: text,
  question: text,
  evidence: text,
  yes: text,
  partial: text,
  no: text,
  agreed: z.strictObject({ by: text, day, body: text, record: text }),
})

const target = z.strictObject({
  indicator: text,
  state: text,
  least: text,
  by: day,
  day,
  body: text,
  record: text,
  milestones: z.array(z.strictObject({ by: day, least: text })).default([]),
})
const goals = z.strictObject({ national: z.array(national), targets: z.array(target) })

const seat = z.strictObject({
  key: text,
  name: text,
  role: text,
  member: text.optional(),
  region: text.optional(),
  words: words.optional(),
  task: words.optional(),
})
const persons = z.strictObject({
  try: z.array(seat).length(6),
  earlier: z.array(seat),
  returned: z.strictObject({ member: text, note: someWords }),
  redaction: z.strictObject({ member: text, askedBy: text, reason: text }),
  objection: z.strictObject({ member: text, indicator: text, text, reply: text }),
})

const entries = z.looseObject({ nothing: z.record(text, z.array(place)) })

const files = { network, words: wordsFile, plan, baselines, goals, persons, entries } as const
type Shapes = { readonly [K in keyof typeof files]: z.output<(typeof files)[K]> }

export type DemonstrationBaseline = z.output<typeof baselines>[number]
export type DemonstrationRound = z.output<typeof round>
export type DemonstrationEntry = z.output<typeof entry>
export type DemonstrationSeat = z.output<typeof seat>
export type Demonstration = Omit<Shapes, 'entries'> & {
  readonly rounds: readonly DemonstrationRound[]
  /** Entries by the label of the round in which they are reported. */
  readonly entries: Readonly<Record<string, readonly DemonstrationEntry[]>>
  /** Countries that close the other lists with nothing to report, by round. */
  readonly nothing: Readonly<Record<string, readonly string[]>>
}

/** All of it, or every problem by file and field. */
export function readDemonstration(folder: string): Result<Demonstration, readonly ContentProblem[]> {
  const problems: ContentProblem[] = []
  const read = <T>(
    name: string,
    shape: z.ZodType<T>,
    pick: (value: unknown) => unknown = value => value,
  ): T | undefined => {
    const file = `demonstration/${name}.yaml`
    try {
      const parsed = shape.safeParse(pick(parse(fs.readFileSync(path.join(folder, file), 'utf8'))))
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues)
        problems.push({
          file,
          line: 1,
          path: issue.path.join('.'),
          kind: 'demonstration.wrong-shape',
          message: issue.message,
        })
    } catch (problem) {
      problems.push({ file, line: 1, path: '', kind: 'demonstration.unreadable', message: (problem as Error).message })
    }
    return undefined
  }
  const parts = {
    network: read('network', network),
    words: read('words', wordsFile),
    plan: read('plan', plan),
    baselines: read('baselines', baselines),
    goals: read('goals', goals),
    persons: read('persons', persons),
    entries: read('entries', entries),
  }
  const rounds = [read('round-2024', round), read('round-2026-s1', round)]
  const listed = read('entries', z.record(text, z.array(entry)), value => without(value, 'nothing'))
  const {
    network: net,
    words: said,
    plan: planned,
    baselines: agreedOn,
    persons: people,
    entries: closed,
    goals: aims,
  } = parts
  if (problems.length > 0 || !net || !said || !planned || !agreedOn || !aims || !people || !closed || !listed)
    return refused(problems)
  return done({
    network: net,
    words: said,
    plan: planned,
    baselines: agreedOn,
    goals: aims,
    persons: people,
    entries: listed,
    nothing: closed.nothing,
    rounds: rounds.filter(round => round !== undefined),
  })
}

function without(value: unknown, key: string): unknown {
  return Object.fromEntries(Object.entries((value ?? {}) as object).filter(([name]) => name !== key))
}
