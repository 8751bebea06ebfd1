/** Entries that are typed in the list of a form: saved as the respondent's own, about the form's country, in the form's period. */
import { briefField, evidenceParts, noPiece, withBrief, type BriefEntry, type TypedEntry } from '@waymark/collection'
import { refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  allMembers,
  entryById,
  registerKindsOf,
  showEntries,
  submissionById,
  subjectOnDay,
  type InNetwork,
  type ShownEntry,
  type SubmissionRow,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { partOfForm } from '../form-parts.ts'
import { mayAnswerFor } from '../submissions/who-answers.ts'
import type { EntriesRefusal } from './refusals.ts'
import { saveEntry, type EntryForm, type SavedEntry } from './save-entry.ts'
import { submitEntry } from './submit-entry.ts'

export type BriefForm = {
  readonly submission: string
  /** Code of the register kind. */
  readonly kind: string
  /** Its id, made with the form where it is new. */
  readonly entry: string
  readonly revision: number
  readonly brief: BriefEntry
  /** Handed in as well: its author has read it again, and nobody can be recognised in it. */
  readonly finished: boolean
  readonly language: string
}

/** `kept`: the draft is saved, whatever stopped it from being handed in. */
export type BriefRefusal = EntriesRefusal & { readonly kept?: true }

/**
 * Saves what was typed in place as a draft, all else of it left as it stands; then hands it in where it is finished. Refuses as `saveEntry`
 * and `submitEntry` do, and what would not stand on this list: a day outside the period of its round.
 */
export async function saveBriefEntry(desk: Desk, form: BriefForm): Promise<Result<SavedEntry, BriefRefusal>> {
  const filled = await readAs(desk, t => filledIn(t, desk, form))
  if (!filled) return refused({ kind: 'thing.not-found' })
  const saved = await saveEntry(desk, filled)
  if (!saved.ok) return refused(inPlace(saved.refusal))
  if (!form.finished) return saved
  const handed = await submitEntry(partOfForm(desk, 'finished'), { ...saved.value, looked: true })
  return handed.ok ? handed : refused({ ...inPlace(handed.refusal), kept: true })
}

/** The refusal with every problem at its field in place. */
function inPlace(refusal: EntriesRefusal): EntriesRefusal {
  const placed = <Refusal extends EntriesRefusal>(problem: Refusal): Refusal =>
    problem.field === undefined ? problem : { ...problem, field: briefField(problem.field) }
  return refusal.problems
    ? { ...placed(refusal), problems: refusal.problems.map(problem => placed(problem)) }
    : placed(refusal)
}

/** What was typed in place as the whole entry that `saveEntry` takes; null where it is not this desk's to write, or was handed in. */
export async function filledIn(t: InNetwork, desk: Desk, form: BriefForm): Promise<EntryForm | null> {
  const submission = readId(form.submission).ok ? await submissionById(t, form.submission) : undefined
  const [kind] = await registerKindsOf(t, [form.kind])
  if (!submission || !kind || !mayAnswerFor(desk, submission) || !readId(form.entry).ok) return null
  const { round, subject, respondent } = submission
  const row = await entryById(t, form.entry)
  const isOpen = row?.state === 'draft' || row?.state === 'returned'
  if (row && (row.respondent !== respondent || row.kind !== kind.code || !isOpen)) return null
  const [shown] = row ? await showEntries(t, [row]) : []
  const before = shown ? typedOf(shown) : await newAbout(t, desk, submission)
  return {
    ...withBrief(kind, before, form.brief),
    kind: kind.code,
    entry: form.entry,
    revision: form.revision,
    keeper: `respondent:${respondent}`,
    language: form.language,
    keepsLanguage: true,
    onList: { round, subject, respondent },
  }
}

/** A new one happened in the country the form is about, or where the member works. */
async function newAbout(t: InNetwork, desk: Desk, { subject, member }: SubmissionRow): Promise<TypedEntry> {
  const place = (await subjectOnDay(t, subject, dayOf(desk.runtime.now())))?.place
  const home = (await allMembers(t)).find(({ id }) => id === member)
  return { title: '', day: '', places: place ? [place] : (home?.places ?? []) }
}

/** An entry as its form would send it. */
export function typedOf(entry: ShownEntry): TypedEntry {
  const texts = Object.entries(entry.texts).map(([code, text]) => [code, text.body ?? ''] as const)
  const money = Object.entries(entry.money).flatMap(([code, value]) =>
    Object.entries(value).map(([part, text]) => [`${code}.${part}`, text] as const),
  )
  const { numbers, choices, days, relations, partners } = entry
  return {
    title: entry.title.body ?? '',
    description: entry.description?.body ?? '',
    level: entry.level,
    day: entry.day,
    until: entry.until ?? '',
    stages: entry.stages.map(({ stage, on, source }) => ({ stage, on, source: source?.body ?? '' })),
    fields: { ...Object.fromEntries([...texts, ...money]), ...numbers, ...choices, ...days, ...relations, ...partners },
    places: entry.places,
    members: entry.members,
    themes: entry.themes,
    online: entry.online ?? '',
    serves: entry.serves,
    shown: entry.public ? '' : 'internal',
    evidence: entry.evidence.map(({ type, seenOn, ...own }) => ({
      ...noPiece,
      ...Object.fromEntries(
        evidenceParts.flatMap(part => {
          const text = part === 'type' || part === 'seenOn' ? null : own[part]
          return text ? [[part, text.body ?? ''] as const] : []
        }),
      ),
      type,
      seenOn,
    })),
    strength: entry.strength ?? '',
    others: entry.others?.body ?? '',
  }
}
