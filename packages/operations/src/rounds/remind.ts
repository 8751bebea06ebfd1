/** Writes to those who answer for forms that are not handed in: when somebody asks for it, and by itself before and after the due day. */
import { dueFor, mayBeReminded, remindsByItself } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { readId, type Day } from '@waymark/network'
import {
  networksWithRounds,
  peopleToRemind,
  progressOf,
  roundById,
  type InNetwork,
  type PersonToRemind,
  type ProgressRow,
} from '@waymark/store'
import { nameOf } from '../accounts/invite.ts'
import { newStopToken } from '../accounts/stop-reminders.ts'
import { dayOf, perform, readAs, type Act, type Desk } from '../desk.ts'
import { postLetter } from '../mail/letter.ts'
import { systemDesk } from '../network/found-network.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { reachOf, subjectsReached } from '../people/reach.ts'
import type { CommonRefusal } from '../refusal.ts'
import type { Runtime } from '../runtime.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'

/** A form that is not handed in. `people`: who could be written to about it now. */
export type FormToRemind = Pick<ProgressRow, 'submission' | 'name' | 'state' | 'saved'> & {
  readonly subject: SubjectShown
  readonly dueOn: string
  readonly people: number
  /** The day somebody of it was last written to; null where nobody was. */
  readonly remindedOn: string | null
}

export type RemindPage = { readonly round: RoundShown; readonly forms: readonly FormToRemind[] }

/** The forms of a round that are not handed in, as far as this desk reaches. Null where there is no such round. */
export function remindPage(desk: Desk, id: string): Promise<RemindPage | null> {
  return readAs(desk, async t => {
    const round = await roundById(t, id)
    if (!round) return null
    const [at, names] = [desk.runtime.now(), await subjectNames(desk, t)]
    const today = dayOf(at)
    const open = (await formsReached(desk, t, { round: round.id, today })).filter(waits)
    const people = await peopleToRemind(t, { submissions: open.map(({ submission }) => submission), day: today })
    const byForm = Map.groupBy(people, person => person.submission)
    const forms = open.map(({ submission, name, state, saved, subject, dueOn }) => {
      const own = byForm.get(submission) ?? []
      const days = own.flatMap(({ remindedAt }) => (remindedAt ? [dayOf(remindedAt)] : [])).toSorted()
      return {
        submission,
        name,
        state,
        saved,
        subject: names.get(subject)!,
        dueOn: dueFor(round, { dueOn }),
        people: own.filter(({ remindedAt }) => mayBeReminded(remindedAt, at)).length,
        remindedOn: days.at(-1) ?? null,
      }
    })
    return { round: showRound(round), forms }
  })
}

const waits = ({ state }: Pick<ProgressRow, 'state'>) => state === 'draft' || state === 'returned'

/** Of the round, those within the reach of this desk; a coordinator writes to members of the region alone, the secretariat to offices too. */
async function formsReached(
  desk: Desk,
  t: InNetwork,
  { round, today }: { readonly round: string; readonly today: string },
): Promise<readonly ProgressRow[]> {
  const everything = (await reachOf(desk, 'remind', { t, today })) === 'everything'
  const all = (await progressOf(t, round)).filter(({ member }) => everything || member !== null)
  const within = await subjectsReached(desk, 'remind', { t, today, subjects: all.map(({ subject }) => subject) })
  return all.filter(({ subject }) => within.has(subject))
}

export type RemindRefusal =
  | CommonRefusal
  | { readonly kind: 'round.closed' }
  | { readonly kind: 'round.nobody-to-remind'; readonly field: 'submissions' }

/**
 * One mail to everybody who answers for these forms, however many of them are theirs. Whoever was written to within seven days is left
 * out, whoever asked not to be too. Refuses where no form is named, in a closed round, and where nobody is left to write to.
 */
export async function remind(
  desk: Desk,
  form: {
    readonly round: string
    readonly submissions: readonly string[]
    /** Where the site is reached, for the link in the mail. */
    readonly origin: string
  },
): Promise<Result<{ readonly reminded: number }, RemindRefusal>> {
  return perform<{ readonly reminded: number }, RemindRefusal>(desk, 'remind', async act => {
    const { t, today, about } = act
    const round = readId(form.round).ok ? await roundById(t, form.round) : undefined
    if (!round) return refused({ kind: 'thing.not-found' })
    if (form.submissions.length === 0) return refused({ kind: 'field.missing', field: 'submissions' })
    const named = (await formsReached(desk, t, { round: round.id, today })).filter(({ submission }) =>
      form.submissions.includes(submission),
    )
    if (named.length === 0) return refused({ kind: 'thing.not-found' })
    if (round.closedOn) return refused({ kind: 'round.closed' })
    const submissions = named.filter(waits).map(({ submission }) => submission)
    const reminded = await writeTo(desk, act, {
      people: await peopleToRemind(t, { submissions, day: today }),
      origin: form.origin,
    })
    if (reminded === 0) return refused({ kind: 'round.nobody-to-remind', field: 'submissions' })
    about(round.id, { reminded })
    return done({ reminded })
  })
}

/**
 * In every network: whoever answers for a form that is due within a week or was due already; gives how many were written to. `origin`: where
 * the site is reached; where nobody said so, the mail has no link.
 */
export async function remindOfDue(runtime: Runtime, origin: string | undefined): Promise<number> {
  let reminded = 0
  for (const slug of await networksWithRounds(runtime.installation.owner.db)) {
    const desk = (await systemDesk(runtime, slug))!
    const did = await perform<number, CommonRefusal>(desk, 'remind', async act => {
      const all = await peopleToRemind(act.t, { submissions: null, day: act.today })
      const due = all.filter(({ dueOn }) => remindsByItself(dueOn as Day, act.today as Day))
      const count = await writeTo(desk, act, { people: due, origin })
      if (count > 0) act.about(desk.network.id, { reminded: count })
      return done(count)
    })
    if (did.ok) reminded += did.value
  }
  return reminded
}

const letterDays = 7 // after which a reminder that could not be sent says nothing new

type Writing = { readonly people: readonly PersonToRemind[]; readonly origin: string | undefined }

async function writeTo(desk: Desk, { t, at }: Act, { people, origin }: Writing): Promise<number> {
  const may = people.filter(({ remindedAt }) => mayBeReminded(remindedAt, at))
  const persons = Map.groupBy(may, ({ person }) => person)
  const endsAt = new Date(at.getTime() + letterDays * 24 * 3_600_000)
  for (const [person, forms] of persons) {
    const [{ name, email, language }] = forms as [PersonToRemind]
    const [due = ''] = forms.map(({ dueOn }) => dueOn).toSorted()
    const stop: Record<string, string> = origin
      ? { stop: `${origin}/${language}/reminders/${newStopToken(desk.runtime, person)}` }
      : {}
    const values = { name, network: nameOf(desk, language), n: String(forms.length), due, ...stop }
    const letter = { kind: 'reminder', to: email, language, values } as const
    await postLetter(desk.runtime, t, { letter, object: person, at, endsAt })
  }
  return persons.size
}
