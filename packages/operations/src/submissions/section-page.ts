/** A section of a submission on one page, or all of it: every question with what stands written, what was said last time, and its lists. */
import { isSameAnswer } from '@waymark/collection'
import { showIndicator, type IndicatorShown, type LocalText, type Section } from '@waymark/framework'
import { answersOf, editionById, roundById, submissionById, wasPublished } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import type { ActionShown } from '../plans/for-desk.ts'
import { didAbout } from './did-about.ts'
import { mayAnswerFor } from './who-answers.ts'
import { showAnswers, wordsOf, type AnswerShown } from './answers-shown.ts'
import { lastAnswers, type LastAnswer } from './last-answers.ts'
import {
  listLines,
  notesOf,
  questionsAsked,
  standing,
  submissionHead,
  type AskedQuestion,
  type ListLine,
  type NoteShown,
  type SubmissionHead,
} from './submission-page.ts'

export type SectionQuestion = {
  readonly indicator: IndicatorShown
  /** The draft, or what was accepted. */
  readonly answer: AnswerShown | null
  /** What the answer’s form is filled in from; 0 where nothing was written yet. */
  readonly revision: number
  /** What this respondent said in the last round, accepted; null where nothing was. */
  readonly last: LastAnswer | null
  /** The last round's answer was confirmed, unchanged, and is saved in this one. */
  readonly unchanged: boolean
  readonly published: boolean
  /** What this member does about it, with what was reported since the last round. */
  readonly did: readonly ActionShown[]
}

/** A section as the way through a form shows it: how many of its questions and lists are answered. */
export type SectionStep = {
  readonly code: string
  readonly name: LocalText
  readonly done: number
  readonly of: number
}

export type SectionPage = {
  readonly submission: SubmissionHead
  /** All of them, in the order of the edition; those without a question or list are left out. */
  readonly sections: readonly SectionStep[]
  /** The code of the one on this page; null where all are. */
  readonly section: string | null
  /** The section after it; null after the last, and where all are on the page. */
  readonly next: string | null
  readonly parts: readonly {
    readonly step: SectionStep
    readonly questions: readonly SectionQuestion[]
    readonly lists: readonly ListLine[]
  }[]
  readonly notes: readonly NoteShown[]
}

/** Null where the submission is not this desk's, or has no such section. `section` null: all of them on one page. */
export function sectionPage(
  desk: Desk,
  of: { readonly submission: string; readonly section: string | null },
): Promise<SectionPage | null> {
  return readAs(desk, async t => {
    const submission = await submissionById(t, of.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return null
    const { content } = (await editionById(t, (await roundById(t, submission.round))!.edition))!
    const asked = await questionsAsked(t, submission)
    const rows = await answersOf(t, submission.id)
    const lists = await listLines(t, submission)
    const written = new Set(
      rows.filter(row => row.correction === 0 && (row.value !== null || row.reason !== null)).map(row => row.version),
    )
    const all = content.sections.flatMap(section => partOf(section, { asked, lists, written }))
    const at = all.findIndex(part => part.step.code === of.section)
    if (of.section !== null && at < 0) return null
    const shown = of.section === null ? all : [all[at]!]
    const last = await lastAnswers(t, submission)
    const answers = await showAnswers(t, rows)
    const did = await didAbout(desk, t, submission)
    const questionOf = async ({ version, indicator, sections, about }: AskedQuestion): Promise<SectionQuestion> => {
      const own = answers.filter(answerShown => answerShown.version === version.id)
      const answer = standing(own)
      const before = last.get(version.id) ?? null
      return {
        indicator: showIndicator(indicator, sections, about),
        answer,
        revision: rows.find(row => row.version === version.id && row.correction === 0)?.revision ?? 0,
        last: before?.status ? before : null,
        unchanged: answer !== null && before !== null && isSameAnswer(wordsOf(answer), wordsOf(before)),
        published: submission.onlyMember ? await wasPublished(t, { ...submission, version: version.id }) : false,
        did: did.get(version.indicator) ?? [],
      }
    }
    const parts = []
    for (const { step, questions, lists: own } of shown)
      parts.push({ step, questions: await inOrder(questions, questionOf), lists: own })
    return {
      submission: await submissionHead(desk, t, submission),
      sections: all.map(part => part.step),
      section: of.section,
      next: of.section === null ? null : (all[at + 1]?.step.code ?? null),
      parts,
      notes: await notesOf(t, submission.id),
    }
  })
}

type Around = {
  readonly asked: readonly AskedQuestion[]
  readonly lists: readonly ListLine[]
  readonly written: ReadonlySet<string>
}

type Part = {
  readonly step: SectionStep
  readonly questions: readonly AskedQuestion[]
  readonly lists: readonly ListLine[]
}

/** What of a submission belongs to a section: nothing, or one part. A list stands where the first indicator that counts it stands. */
function partOf({ code, name }: Section, { asked, lists, written }: Around): readonly Part[] {
  const questions = asked.filter(question => question.indicator.section === code)
  const own = lists.filter(list => list.section === code)
  const of = questions.length + own.length
  if (of === 0) return []
  const done =
    questions.filter(question => written.has(question.version.id)).length + own.filter(list => list.closing).length
  return [{ step: { code, name, done, of }, questions, lists: own }]
}

async function inOrder<From, To>(all: readonly From[], made: (one: From) => Promise<To>): Promise<readonly To[]> {
  const found: To[] = []
  for (const one of all) found.push(await made(one))
  return found
}
