/** The rounds of a network: a list, what opening one needs, and how far one has come. */
import type { LocalText } from '@waymark/framework'
import {
  editionById,
  editionsOf,
  groupsOnDay,
  openPreview,
  progressOf,
  releasesOf,
  roundById,
  roundsHandedIn,
  roundsOf,
  textsOf,
  type InNetwork,
  type ProgressRow,
  type RoundRow,
  type StoredText,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { subjectsReached } from '../people/reach.ts'
import { mayDo } from '../permissions/index.ts'
import { contestedIn, type ContestedLine } from '../settlement/contested.ts'
import { showRound, type RoundShown } from '../submissions/submission-page.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export function roundsPage(desk: Desk): Promise<readonly RoundShown[]> {
  return readAs(desk, async t => (await roundsOf(t)).map(showRound))
}

/** An edition to choose, with the indicators to choose in it. */
export type ChoosableEdition = {
  readonly id: string
  readonly name: LocalText
  readonly label: string
  readonly indicators: readonly { readonly code: string; readonly name: LocalText }[]
}

export type OpeningPage = {
  /** Editions in use, each with what could be left out, and whether the network decided what is core. */
  readonly editions: readonly (ChoosableEdition & { readonly hasCore: boolean })[]
  readonly regions: readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[]
  /** What an earlier round asked, to begin with; null where none was named. */
  readonly like: { readonly edition: string; readonly region: string; readonly without: readonly string[] } | null
}

/** `like`: the id of a round that the new one asks the same as; anything else is passed over. */
export function openingPage(desk: Desk, like = ''): Promise<OpeningPage> {
  return readAs(desk, async t => ({
    like: await asBefore(t, like, dayOf(desk.runtime.now())),
    editions: (await editionsOf(t))
      .filter(edition => edition.state === 'in-use')
      .map(({ id, label, content, placing }) => ({
        id,
        label,
        hasCore: placing !== null,
        name: content.framework.name,
        indicators: content.indicators
          .filter(indicator => indicator.origin.kind === 'asked' || indicator.origin.kind === 'counted')
          .map(({ code, name }) => ({ code, name })),
      })),
    regions: (await groupsOnDay(t, dayOf(desk.runtime.now()))).map(({ id, names }) => ({ id, names })),
  }))
}

async function asBefore(t: InNetwork, id: string, today: string): Promise<OpeningPage['like']> {
  const round = await roundById(t, id)
  if (!round) return null
  const code = round.scopeRule['region']
  const region = code ? (await groupsOnDay(t, today)).find(group => group.code === code)?.id : undefined
  return { edition: round.edition, region: region ?? '', without: round.leftOut }
}

/** Done of all: 30 of 42 answers. */
type Share = { readonly done: number; readonly of: number }

/**
 * How complete a round is, by item (answers and reasons saved, of those asked) and by submission (handed in, of those opened), and, apart,
 * how many of those handed in came by the due day; `ours`: how many of the others were late through our own fault. Never published.
 */
export type RoundCompleteness = {
  readonly items: Share
  readonly submissions: Share
  readonly inTime: Share & { readonly ours: number }
}

export function completenessOf(
  rows: readonly Pick<ProgressRow, 'state' | 'late' | 'lateThrough' | 'asked' | 'saved'>[],
): RoundCompleteness {
  const handedIn = rows.filter(row => row.state !== 'draft')
  const sum = (all: readonly number[]) => all.reduce((before, one) => before + one, 0)
  return {
    items: { done: sum(rows.map(row => Math.min(row.saved, row.asked))), of: sum(rows.map(row => row.asked)) },
    submissions: { done: handedIn.length, of: rows.length },
    inTime: {
      done: handedIn.filter(row => !row.late).length,
      ours: handedIn.filter(row => row.lateThrough !== null).length,
      of: handedIn.length,
    },
  }
}

export type RoundPage = {
  readonly completeness: RoundCompleteness
  readonly round: RoundShown
  /** Whether this desk keeps rounds: closes, voids and publishes them. */
  readonly keeps: boolean
  readonly edition: { readonly name: LocalText; readonly label: string }
  /** Other rounds of the same edition whose period shares days with this one: each subject counts once over all of them. */
  readonly alongside: readonly RoundShown[]
  readonly progress: readonly (Pick<
    ProgressRow,
    'submission' | 'name' | 'state' | 'late' | 'lateThrough' | 'dueOn' | 'asked' | 'saved'
  > & {
    readonly subject: SubjectShown
  })[]
  readonly contested: readonly ContestedLine[]
  /** Why its period lies outside of the edition's days; null where it does not. */
  readonly reason: StoredText | null
  /** The day it was opened again after it had been closed, and why; null where it never was. */
  readonly reopened: { readonly on: string; readonly why: StoredText | null } | null
  /** Nothing was written in it yet, so it can be voided. */
  readonly empty: boolean
  readonly preview: { readonly id: string; readonly label: string } | null
}

/**
 * How far each respondent has come, who is silent and who is late, never published: all of them for those who keep the round, for a
 * coordinator those of the own region. Null where there is no such round.
 */
export function roundPage(desk: Desk, id: string): Promise<RoundPage | null> {
  return readAs(desk, async t => {
    const round = await roundById(t, id)
    if (!round) return null
    const edition = (await editionById(t, round.edition))!
    const names = await subjectNames(desk, t)
    const preview = await openPreview(t)
    const keeps = mayDo(desk.roles, 'open-round')
    const all = await progressOf(t, id)
    const progress = keeps ? all : await ofRegion(desk, t, all)
    const words = await textsOf(t, [round.reason, round.reopeningReason])
    const reason = words.get(round.reason ?? '') ?? null
    const why = words.get(round.reopeningReason ?? '') ?? null
    return {
      round: showRound(round),
      reason,
      reopened: round.reopenedOn === null ? null : { on: round.reopenedOn, why },
      keeps,
      empty: keeps && all.every(progressRow => progressRow.state === 'draft' && progressRow.saved === 0),
      edition: { name: edition.content.framework.name, label: edition.label },
      alongside: (await roundsOf(t)).filter(other => asksAgain(other, round)).map(showRound),
      completeness: completenessOf(progress),
      progress: progress.map(({ submission, name, state, late, lateThrough, dueOn, asked, saved, subject }) => ({
        submission,
        name,
        state,
        late,
        lateThrough,
        dueOn,
        asked,
        saved,
        subject: names.get(subject)!,
      })),
      contested: await contestedIn(desk, t, [round]),
      preview: preview ? { id: preview.id, label: preview.label } : null,
    }
  })
}

/** Whether the other round asks about days that this one asks about as well, by the same edition. */
function asksAgain(other: RoundRow, round: RoundRow): boolean {
  return (
    other.id !== round.id && other.edition === round.edition && other.from < round.until && round.from < other.until
  )
}

async function ofRegion(desk: Desk, t: InNetwork, all: readonly ProgressRow[]): Promise<readonly ProgressRow[]> {
  const of = { t, today: dayOf(desk.runtime.now()), subjects: all.map(({ subject }) => subject) }
  const within = await subjectsReached(desk, 'answer-for-member', of)
  return all.filter(({ subject }) => within.has(subject))
}

export type PreviewStart = {
  readonly rounds: readonly (RoundShown & {
    /** Something was handed in: nothing else can be published of it. */ readonly handedIn: boolean
  })[]
  /** The label a next release would have this year. */
  readonly nextLabel: string
  readonly open: { readonly id: string; readonly label: string } | null
}

/** What starting a preview needs: the rounds it can be made of. */
export const previewStart = (desk: Desk): Promise<PreviewStart> => readAs(desk, t => previewStartIn(desk, t))

export async function previewStartIn(desk: Desk, t: InNetwork): Promise<PreviewStart> {
  const preview = await openPreview(t)
  const handedIn = await roundsHandedIn(t)
  const labels = (await releasesOf(t)).map(release => release.label)
  return {
    rounds: (await roundsOf(t)).map(round => ({ ...showRound(round), handedIn: handedIn.has(round.id) })),
    nextLabel: nextLabel(labels, dayOf(desk.runtime.now()).slice(0, 4)),
    open: preview ? { id: preview.id, label: preview.label } : null,
  }
}

function nextLabel(labels: readonly string[], year: string): string {
  const taken = labels.filter(label => label.startsWith(`${year}-`)).map(label => Number(label.slice(5)))
  return `${year}-${Math.max(0, ...taken) + 1}`
}
