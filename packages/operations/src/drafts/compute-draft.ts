/** Computes a draft release: one snapshot read in a short transaction, everything else outside of any, written in batches. */
import { createHmac } from 'node:crypto'
import { publicEvidence } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { publicStatus } from '@waymark/measure'
import {
  editionPath,
  draftFiles,
  UndeclaredString,
  type Candidate,
  type CommittedTexts,
  type Draft,
  type DraftFile,
  type IndicatorPage,
  type SettledAnswer,
  type Status,
} from '@waymark/scorecard'
import {
  addDraftFiles,
  addDraftViews,
  allowLong,
  carryReplies,
  changeDraft,
  draftById,
  draftsOf,
  emptyDraft,
  inNetwork,
  lockPreview,
  previewById,
  previewedOf,
  type DraftRow,
  type PreviewRow,
} from '@waymark/store'
import { done, refused, type Result } from '@waymark/language'
import { dayOf, perform, readAs, type Desk } from '../desk.ts'
import type { DraftsRefusal } from './refusals.ts'
import type { Runtime } from '../runtime.ts'
import { mayDo } from '../permissions/index.ts'
import { deskOfPerson } from '../people/desk-of.ts'
import { publicRecordNamed } from '../public-record/public-record-named.ts'
import { roundCandidate } from '../releases/round-candidate.ts'
import { commitmentsToTexts } from '../releases/standing-texts.ts'
import { sha256Of } from '../sha256.ts'
import { givingBack } from './give-back.ts'
import { changedBetween, marksWith, textsMark, type Marks } from './marks.ts'
import { rowFiles, rowsToWrite, type RowsToWrite } from './rows.ts'

const mostTries = 3 // a draft that fails or dies so often would do it again; somebody has to look

/** What signing needs of a draft, and how many files it has. */
export type ComputedDraft = Draft & { readonly counts: { readonly public: number; readonly sealed: number } }

type Named = { readonly network: string; readonly id: string }

/**
 * Computes the draft for whoever asked for it, with the rights that person has now. Called anew after the process died, it begins
 * again; after three attempts the draft says that it failed. Never throws because of what the draft holds: where that is a string
 * that may stand in no file, it fails at once and says in which field.
 */
export async function computeDraft(runtime: Runtime, named: Named): Promise<void> {
  const begun = await begin(runtime, named)
  if (!begun) return
  const { draft, preview } = begun
  try {
    const desk = await deskOfPerson(runtime, named.network, draft.person)
    if (!desk || (desk.person && !mayDo(desk.roles, 'start-preview')))
      return await fail(runtime, named, 'deed.not-permitted')
    const { marks, work } = await snapshotOf(desk, { draft, preview })
    await inJobs(runtime, named, t => emptyDraft(t, draft.id))
    await writeBeside(runtime, named, work)
    const made = await writeFiles(runtime, named, work)
    const finished = await finish(desk, draft, { marks, made })
    if (!finished.ok) return await fail(runtime, named, finished.refusal.kind)
    await inJobs(runtime, named, async t => {
      for (const older of await draftsBefore(desk, draft)) await emptyDraft(t, older.id)
    })
  } catch (problem) {
    if (problem instanceof UndeclaredString)
      return await fail(runtime, named, `draft.string-undeclared ${problem.field}`)
    await giveBack(runtime, named, draft)
    throw problem
  }
}

const inApp = <T>(runtime: Runtime, { network }: Named, work: Parameters<typeof inNetwork<T>>[2]): Promise<T> =>
  inNetwork(runtime.installation.app.db, network, work)
const inJobs = <T>(runtime: Runtime, { network }: Named, work: Parameters<typeof inNetwork<T>>[2]): Promise<T> =>
  inNetwork(runtime.installation.jobs.db, network, work)

const fail = (runtime: Runtime, named: Named, problem: string): Promise<void> =>
  inApp(runtime, named, t => changeDraft(t, named.id, { state: 'failed', problem }))

/** After a failure it waits to be tried again, until it was tried often enough. */
async function giveBack(runtime: Runtime, named: Named, { tries }: DraftRow): Promise<void> {
  const over = tries + 1 >= mostTries
  const change = over ? ({ state: 'failed', problem: 'draft.gave-up' } as const) : ({ state: 'waiting' } as const)
  await inApp(runtime, named, t => changeDraft(t, named.id, change)).catch(() => {}) // the database is away: it stays begun
}

type Begun = { readonly draft: DraftRow; readonly preview: PreviewRow }

async function begin(runtime: Runtime, named: Named): Promise<Begun | undefined> {
  return inApp(runtime, named, async t => {
    const draft = await draftById(t, named.id)
    const preview = draft && (await previewById(t, draft.preview))
    if (!draft || !preview || (draft.state !== 'waiting' && draft.state !== 'computing')) return undefined
    const superseded = preview.state !== 'open' || preview.frozenTimes !== draft.frozenTimes
    if (superseded || draft.tries >= mostTries) {
      await changeDraft(t, draft.id, { state: 'failed', problem: superseded ? 'draft.superseded' : 'draft.gave-up' })
      return undefined
    }
    await changeDraft(t, draft.id, { state: 'computing', tries: draft.tries + 1, done: 0 })
    return { draft, preview }
  })
}

/** What was read at one moment; each part is taken out of it by the step that needs it last, so that nothing stays longer than that. */
type Work = {
  readonly label: string
  readonly texts: CommittedTexts
  readonly crypto: DraftCrypto
  readonly indicators: readonly IndicatorNamed[]
  /** Called between two steps. */
  readonly between: () => void
  candidate: Candidate | null
  rows: RowsToWrite | null
}

/** The rounds of a draft, and the day it was frozen on. */
export const asFrozen = ({ rounds, frozenAt }: PreviewRow) => ({ rounds, day: dayOf(frozenAt) })

type DraftCrypto = { readonly sha256: typeof sha256Of; readonly hmac: (bytes: Uint8Array) => string }
type Asked = { readonly draft: DraftRow; readonly preview: PreviewRow }

async function snapshotOf(
  desk: Desk,
  { draft, preview }: Asked,
): Promise<{ readonly marks: Marks; readonly work: Work }> {
  const publicRecord = await publicRecordNamed(desk)
  const { network, runtime } = desk
  const key = runtime.keysOf(network.slug).commitmentKey(draft.id)
  const hmac = (bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest('hex')
  const between = givingBack()
  const { candidate, mark, ...read } = await readAs(desk, async t => {
    await allowLong(t)
    const wanted = { network, ...asFrozen(preview), objections: [], publicRecord, between }
    const candidate = await roundCandidate(t, wanted)
    const texts = await commitmentsToTexts(t, candidate, { hmac, between })
    return { candidate, texts, mark: await textsMark(t, candidate), rows: await rowsToWrite(t, candidate) }
  })
  const { label } = preview
  const beside = { label, crypto: { sha256: sha256Of, hmac }, indicators: indicatorsNamed(candidate), between }
  return { marks: marksWith(candidate, { texts: mark, between }), work: { ...read, ...beside, candidate } }
}

const batchBytes = 1_000_000 // what is held before it is written

async function writeFiles(runtime: Runtime, named: Named, work: Work): Promise<ComputedDraft> {
  const files = filesOf(work)
  const counts = { public: 0, sealed: 0 }
  const figures = new Map<string, unknown>()
  let held: DraftFile[] = []
  let bytes = 0
  const write = async (whole: number) => {
    await inJobs(runtime, named, t => addDraftFiles(t, named.id, held))
    await inApp(runtime, named, t => changeDraft(t, named.id, { done: counts.public + counts.sealed, whole }))
    held = []
    bytes = 0
  }
  for (let next = files.next(); ; next = files.next()) {
    if (next.done) {
      await write(counts.public + counts.sealed)
      await writeNames(runtime, named, { made: next.value, figures, indicators: work.indicators })
      return { ...next.value, counts }
    }
    work.between()
    const { value: file } = next
    counts[file.area] += 1
    held.push(file)
    bytes += file.bytes.length
    const figure = (file.value as Partial<IndicatorPage> | undefined)?.figures?.[0]?.figure
    if (file.path.startsWith('indicators/') && figure) figures.set(file.path, figure)
    if (bytes > batchBytes) await write(file.of)
  }
}

/** Takes the candidate out: from here on only what its files are made from is held. */
function filesOf(work: Work): ReturnType<typeof draftFiles> {
  const { candidate, label, texts, crypto, between } = work
  between()
  work.candidate = null
  return draftFiles(candidate!, { label, texts, crypto, ids: 'uuid', between })
}

/** The rows that signing writes, and what desks look at: each part is made before the transaction that writes it begins. */
async function writeBeside(runtime: Runtime, named: Named, work: Work): Promise<void> {
  const { observations } = work.rows!
  work.rows = null
  for (const part of rowFiles({ observations })) await inJobs(runtime, named, t => addDraftFiles(t, named.id, [part]))
  let held: View[] = []
  let lines = 0
  const write = async () => {
    await inJobs(runtime, named, t => addDraftViews(t, named.id, held))
    held = []
    lines = 0
    work.between()
  }
  for (const view of viewsOf(work.candidate!, work.indicators)) {
    held.push(view)
    lines += view.content.length
    if (lines > mostLines) await write()
  }
  await write()
}

const mostLines = 1000 // of the views that one transaction writes

type View = { readonly name: string; readonly content: readonly unknown[] }

type IndicatorNamed = Pick<Indicator, 'code' | 'name'> & { readonly core: boolean; readonly path: string }

const indicatorsNamed = ({ editions }: Candidate): readonly IndicatorNamed[] =>
  editions.flatMap(({ edition, core = [] }) =>
    edition.indicators.map(({ code, name }) => ({
      code,
      name,
      core: core.includes(code),
      path: `indicators/${editionPath(edition)}/${code}.json`,
    })),
  )

/** What a desk shows of a draft before its files are made: the answers about each subject by type of respondent. */
function* viewsOf(candidate: Candidate, indicators: readonly IndicatorNamed[]): Generator<View> {
  const nameOf = new Map(indicators.toReversed().map(({ code, name }) => [code, name]))
  const said = Map.groupBy(candidate.answers, answer => answersName(answer.respondentType, answer.subject))
  for (const [name, answers] of said)
    yield {
      name,
      content: answers.map(answer => ({
        indicator: answer.indicator,
        name: nameOf.get(answer.indicator) ?? {},
        ...asPublished(answer, candidate.hidden?.includes(answer.subject) ?? false),
      })),
    }
}

type Made = {
  readonly made: Draft
  readonly figures: ReadonlyMap<string, unknown>
  readonly indicators: readonly IndicatorNamed[]
}

/** Which texts go with the draft, and the newest figure of each indicator. */
async function writeNames(runtime: Runtime, named: Named, { made, figures, indicators }: Made): Promise<void> {
  for (const part of rowFiles({ texts: made.texts, 'sealed-texts': made.sealedTexts }))
    await inJobs(runtime, named, t => addDraftFiles(t, named.id, [part]))
  const content = indicators.flatMap(({ code, name, core, path }) =>
    figures.has(path) ? [{ code, name, core, figure: figures.get(path) }] : [],
  )
  await inJobs(runtime, named, t => addDraftViews(t, named.id, [{ name: 'figures', content }]))
}

/**
 * What a preview shows of an answer: another member of the country may look, so that it reads as it will be published, without reasons
 * inside and without the words beside them. A member's answer about itself is seen by that member alone, and stands as it is.
 */
function asPublished({ subjectKind, status, held = false, rationales, evidence }: SettledAnswer, hidden: boolean) {
  const shown: Status = subjectKind === 'member' ? status : publicStatus(status, { held, hidden })
  const open = shown === status
  return { status: shown, rationales: open ? rationales : [], evidence: open ? evidence.map(publicEvidence) : [] }
}

/** Under which name a draft shows the answers of respondents of a type about a subject. */
export const answersName = (respondentType: string, subject: string): string => `answers/${respondentType}/${subject}`

async function draftsBefore(desk: Desk, draft: DraftRow): Promise<readonly DraftRow[]> {
  const all = await readAs(desk, t => draftsOf(t, draft.preview))
  return all.filter(draftRow => draftRow.frozenTimes < draft.frozenTimes)
}

type Finished = { readonly marks: Marks; readonly made: ComputedDraft }

/** Says that the draft is ready. Replies about subjects whose answers are as in the draft before stand for this one too. */
async function finish(desk: Desk, draft: DraftRow, { marks, made }: Finished): Promise<Result<string, DraftsRefusal>> {
  const deed = draft.frozenTimes === 1 ? 'start-preview' : 'freeze-again'
  const before = (await draftsBefore(desk, draft)).find(draftRow => draftRow.marks !== null)
  return perform<string, DraftsRefusal>(desk, deed, async ({ t, about }) => {
    const preview = await lockPreview(t, draft.preview)
    if (!preview || preview.state !== 'open' || preview.frozenTimes !== draft.frozenTimes)
      return refused({ kind: 'draft.superseded' })
    const changed = before ? changedBetween(before.marks as Marks, marks).published : []
    if (before) {
      const differs = new Set(changed)
      const asked = await previewedOf(t, preview.rounds)
      const same = asked.filter(
        previewedRow => !differs.has(previewedRow.place ?? previewedRow.member ?? previewedRow.group ?? 'network'),
      )
      const subjects = same.map(previewedRow => previewedRow.subject)
      const { id, frozenTimes } = preview
      await carryReplies(t, { preview: id, subjects, before: before.frozenTimes, frozenTimes })
    }
    const whole = made.counts.public + made.counts.sealed
    await changeDraft(t, draft.id, { state: 'ready', marks, made, changed, done: whole, whole })
    about(draft.id, { draft: made.parts, changed })
    return done(draft.id)
  })
}
