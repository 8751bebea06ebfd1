/**
 * Saves answers while they are typed: each by itself, one request at a time, against the revision it was filled in from. A request that got
 * no answer is sent again as it was, under the same key, after growing pauses, so that one that was taken after all counts once.
 */
import type { AnswerWords, WrittenProblem } from '@waymark/collection'
import { isSame, soundPart, type WrittenReading, type Rules } from './sound.ts'

/** One save as it is sent, and sent again. `revision`: of the answer it was filled in from. */
export type Save = {
  readonly key: string
  readonly code: string
  readonly revision: number
  readonly words: AnswerWords
  readonly language: string
  readonly otherLanguage: string
}

/** What the server said of a save; `no-line`: nothing, or that it cannot just now. */
export type Outcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly was: string }
  | { readonly kind: 'conflict' | 'signed-out' | 'no-line' }
  | { readonly kind: 'refused'; readonly problems: readonly { readonly field: string; readonly text: string }[] }

export type AnswerState = 'saved' | 'typing' | 'saving' | 'waiting' | 'signed-out' | 'conflict' | 'refused'

/** What is shown of an answer: its state, and what is wrong with it by the form's own rules or by the server's words. */
export type Shown = {
  readonly state: AnswerState
  readonly problems?: readonly WrittenProblem[]
  readonly said?: readonly { readonly field: string; readonly text: string }[]
}

/** An answer of the form as it was opened. */
export type Opened = {
  readonly rules: Rules
  readonly revision: number
  readonly saved: AnswerWords
  /** A save that was on its way when the page was closed: it goes first. */
  readonly unanswered?: Save | null
}

/** What surrounds the saver: the page and its line. Times in milliseconds. */
export type AroundSaver = {
  readonly typed: (code: string) => AnswerWords
  readonly language: () => { readonly language: string; readonly otherLanguage: string }
  readonly send: (save: Save) => Promise<Outcome>
  readonly later: (work: () => void, ms: number) => () => void
  readonly newKey: () => string
  /** A number from 0 to 1. */
  readonly chance: () => number
  readonly reading: () => WrittenReading
  readonly show: (code: string, shown: Shown) => void
  readonly saved: (code: string, now: { readonly revision: number; readonly was: string }) => void
}

type Kept = {
  readonly code: string
  readonly rules: Rules
  revision: number
  saved: AnswerWords
  onItsWay: Save | null
  isSending: boolean
  tries: number
  stop: (() => void) | null
  state: AnswerState
}

export type Saver = {
  readonly open: (code: string, opened: Opened) => void
  /** Something was typed: saved when the person pauses, or at once. */
  readonly changed: (code: string, when?: 'soon' | 'now') => void
  /** The line is back, or the page is looked at again. */
  readonly wake: () => void
  /** Sends what is not sent yet; resolves when every answer has had its turn. */
  readonly settle: () => Promise<void>
  /** Where an answer stands: what a page keeps of it. */
  readonly standing: (code: string) => {
    revision: number
    saved: AnswerWords
    unanswered: Save | null
    state: AnswerState
  }
  readonly states: () => ReadonlyMap<string, AnswerState>
}

const typingPause = 1000
const [firstPause, longestPause] = [1000, 60_000]

/** Before the n-th try: doubled each time, to a minute, and never the same for all who wait. */
export const pauseBefore = (tries: number, chance: number): number =>
  Math.round(Math.min(longestPause, firstPause * 2 ** (tries - 1)) * (0.5 + chance / 2))

/** Shows where an answer stands, and tries to save it, now or after a pause. */
function attempts(around: AroundSaver) {
  function show(answer: Kept, shown: Shown): void {
    answer.state = shown.state
    around.show(answer.code, shown)
  }

  function wait(answer: Kept, ms: number): void {
    answer.stop?.()
    answer.stop = around.later(() => {
      answer.stop = null
      void attempt(answer)
    }, ms)
  }

  /** What is to be sent of the answer now; null where nothing is. */
  function next(answer: Kept): Save | null {
    const now = around.typed(answer.code)
    const { words, problems } = soundPart({ rules: answer.rules, now, saved: answer.saved, reading: around.reading() })
    if (isSame(words, answer.saved)) {
      if (problems.length > 0) show(answer, { state: 'refused', problems })
      else if (answer.state !== 'saved') show(answer, { state: 'saved' })
      return null
    }
    const { code, revision } = answer
    return { key: around.newKey(), code, revision, words, ...around.language() }
  }

  async function attempt(answer: Kept): Promise<void> {
    if (answer.isSending || answer.state === 'conflict') return
    answer.stop?.()
    answer.stop = null
    const save = (answer.onItsWay ??= next(answer))
    if (!save) return
    answer.isSending = true
    show(answer, { state: 'saving' })
    const outcome = await around.send(save)
    answer.isSending = false
    take(answer, save, outcome)
    if (outcome.kind === 'saved') await attempt(answer)
  }

  function take(answer: Kept, save: Save, outcome: Outcome): void {
    if (outcome.kind === 'no-line' || outcome.kind === 'signed-out') {
      answer.tries++
      show(answer, { state: outcome.kind === 'no-line' ? 'waiting' : 'signed-out' })
      return wait(answer, pauseBefore(answer.tries, around.chance()))
    }
    answer.tries = 0
    answer.onItsWay = null
    if (outcome.kind === 'saved') {
      answer.revision = outcome.revision
      answer.saved = save.words
      around.saved(answer.code, outcome)
    } else show(answer, { state: outcome.kind, ...(outcome.kind === 'refused' ? { said: outcome.problems } : {}) })
  }

  return { show, wait, attempt }
}

export function saver(around: AroundSaver): Saver {
  const answers = new Map<string, Kept>()
  const { show, wait, attempt } = attempts(around)
  return {
    open(code, { rules, revision, saved, unanswered = null }) {
      answers.get(code)?.stop?.()
      const still = { isSending: false, tries: 0, stop: null, state: 'saved' as const }
      answers.set(code, { code, rules, revision, saved, onItsWay: unanswered, ...still })
    },
    changed(code, when = 'soon') {
      const answer = answers.get(code)
      if (!answer || answer.isSending || answer.state === 'conflict') return
      if (answer.tries > 0) return // its turn comes, or the line comes back
      if (answer.state !== 'typing' && when === 'soon') show(answer, { state: 'typing' })
      if (when === 'now') void attempt(answer)
      else wait(answer, typingPause)
    },
    wake() {
      for (const answer of answers.values()) if (answer.tries > 0) void attempt(answer)
    },
    async settle() {
      for (const answer of answers.values()) {
        for (let turns = 0; answer.isSending && turns < 600; turns++)
          await new Promise<void>(go => around.later(go, 50))
        await attempt(answer)
      }
    },
    standing(code) {
      const { revision, saved, onItsWay, state } = answers.get(code)!
      return { revision, saved, unanswered: onItsWay, state }
    },
    states: () => new Map([...answers].map(([code, { state }]) => [code, state])),
  }
}
