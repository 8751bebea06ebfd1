/** Makes the form of a section, or of one question, save while somebody types. Without this script it works as it is. */
import { linkReader, type AnswerWords } from '@waymark/collection'
import { showBoth, showOne } from './conflict.ts'
import { putBack, setHidden, type Device, type KeptDraft } from './device.ts'
import { codeOf, controlOf, fillIn, isTicked, typedIn, type AnswerElement } from './fields.ts'
import { saver, type AnswerState, type Saver } from './saver.ts'
import { send } from './send.ts'
import { notice, offer, showState } from './states.ts'
import type { Rules } from './sound.ts'
import { voiceOf, type Voice } from './words.ts'

/** What the server says of the page in `data-` attributes: where saves go, and the messages. */
export type SavingSettings = { readonly to: string; readonly signIn: string; readonly voice: Voice }

export type SavingPage = {
  readonly form: HTMLFormElement
  readonly answers: ReadonlyMap<string, AnswerElement>
  readonly settings: SavingSettings
  readonly saver: Saver
  /** Keeps an answer as it stands on the device; nothing where none keeps. */
  readonly keep: (code: string) => Promise<void>
  /** Nobody is asked whether to leave: the person said so. */
  readonly leave: () => void
}

const textTick = /(?:^|:)(?:same|hold|keep)$/
const unsent: readonly AnswerState[] = ['typing', 'saving', 'waiting', 'signed-out', 'conflict']

export function settingsOf(form: HTMLFormElement): SavingSettings | null {
  const said = form.querySelector<HTMLElement>('[data-saves-to]')?.dataset
  if (!said?.['savesTo']) return null
  const patterns = JSON.parse(said['words'] ?? '{}') as Record<string, string>
  const language = document.documentElement.lang
  return { to: said['savesTo'], signIn: `/${language}/sign-in`, voice: voiceOf(language, patterns) }
}

const readLink = linkReader(address => (URL.canParse(address) ? new URL(address) : null))
/** The newest day that holds anywhere, as on the server. */
const latest = () => new Date(Date.now() + 14 * 3600_000).toISOString().slice(0, 10)
const wordsIn = (text: string | undefined) => JSON.parse(text ?? '{}') as AnswerWords

/** What the page knows of an answer as it was opened. */
function openedOf(element: AnswerElement) {
  return {
    rules: JSON.parse(element.dataset['rules'] ?? '{}') as Rules,
    saved: wordsIn(element.dataset['saved']),
    revision: Number(controlOf(element, 'revision')?.value ?? '0'),
  }
}

/** What is typed of an answer and what it was typed over, for a device to keep. */
function draftOf(code: string, element: AnswerElement, own: Saver): KeptDraft {
  const { revision, saved, unanswered } = own.standing(code)
  return { words: typedIn(element), saved, revision, was: controlOf(element, 'was')?.value ?? '', unanswered }
}

/** `device`: where the person chose to keep what is typed; then nobody is asked whether to leave. */
export function begin(form: HTMLFormElement, settings: SavingSettings, device: Device | null = null): SavingPage {
  const answers = new Map(
    [...form.querySelectorAll<AnswerElement>('[data-answer]')].map(element => [codeOf(element), element]),
  )
  const { voice } = settings
  const say = notice(form)
  const still = { leaving: device !== null, byButton: false }
  const keep = async (code: string) => device?.keep(code, draftOf(code, answers.get(code)!, own))
  form.autocomplete = 'off' // else the browser writes what is typed into its own files
  const own = saver({
    typed: code => typedIn(answers.get(code)!),
    language: () => ({ language: valueOf(form, 'language'), otherLanguage: valueOf(form, 'otherLanguage') }),
    async send(save) {
      await keep(save.code)
      return send(settings.to, save, { leaving: document.visibilityState === 'hidden', device: device?.token })
    },
    later(work, ms) {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    newKey: () => crypto.randomUUID(),
    chance: Math.random,
    reading: () => ({ today: latest(), link: readLink }),
    show(code, shown) {
      const element = answers.get(code)!
      showState(element, shown, voice)
      if (shown.state === 'conflict') void conflict(code, element)
      say(...summary(own, settings))
      void keep(code)
    },
    saved: (code, now) => setHidden(answers.get(code)!, now),
  })

  async function conflict(code: string, element: AnswerElement): Promise<void> {
    if (!(await showBoth(form, element))) return void setTimeout(() => void conflict(code, element), 5000)
    showState(element, { state: 'conflict' }, voice)
    const settle = (work: () => void) => () => {
      showOne(element)
      own.open(code, openedOf(element))
      work()
      showState(element, { state: 'saved' }, voice)
      say(...summary(own, settings))
      own.changed(code, 'now')
    }
    offer(element, [
      { text: voice.speak('saving.mine'), chosen: settle(() => {}) },
      { text: voice.speak('saving.theirs'), chosen: settle(() => fillIn(element, openedOf(element).saved)) },
    ])
  }

  for (const [code, element] of answers) {
    const draft = device?.drafts.get(code)
    if (draft) putBack(element, draft)
    own.open(code, { ...openedOf(element), unanswered: draft?.unanswered ?? null })
    if (draft) own.changed(code, 'now')
  }
  const page = { form, answers, settings, saver: own, keep, leave: () => void (still.leaving = true) }
  listen(page, still)
  return page
}

const valueOf = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? ''

function summary(
  own: Saver | undefined,
  { voice: { speak }, signIn }: SavingSettings,
): Parameters<ReturnType<typeof notice>> {
  const states = new Set(own?.states().values())
  if (states.has('conflict')) return [speak('saving.all.conflict')]
  if (states.has('signed-out'))
    return [speak('saving.all.signed-out'), [{ href: signIn, text: speak('saving.sign-in') }]]
  if (states.has('waiting')) return [speak('saving.all.waiting')]
  return [states.has('refused') ? speak('saving.all.refused') : '']
}

/** `byButton`: something was typed that only the button of the form sends. */
type Still = { leaving: boolean; byButton: boolean }

function listen(page: SavingPage, still: Still): void {
  const { form, answers, saver: own } = page
  const typed = (event: Event) => {
    const { target } = event
    const element = target instanceof Element ? target.closest<AnswerElement>('[data-answer]') : null
    if (target instanceof Element && target.closest('[data-by-button]')) still.byButton = true
    if (!element || (target as HTMLInputElement).name === '' || textTick.test((target as HTMLInputElement).name)) return
    if (!isTicked(element, 'same')) own.changed(codeOf(element), event.type === 'change' ? 'now' : 'soon')
    void page.keep(codeOf(element))
  }
  form.addEventListener('input', typed)
  form.addEventListener('change', typed)
  form.addEventListener('submit', event => void submit(page, event, still))
  addEventListener('online', own.wake)
  addEventListener('focus', own.wake)
  document.addEventListener('visibilitychange', () => {
    own.wake()
    if (document.visibilityState !== 'hidden') return
    for (const [code, state] of own.states()) if (state === 'typing' && answers.has(code)) own.changed(code, 'now')
  })
  document.querySelector('.exit a')?.addEventListener('click', page.leave)
  addEventListener('beforeunload', event => {
    const isUnsent = still.byButton || [...own.states().values()].some(state => unsent.includes(state))
    if (!still.leaving && isUnsent) event.preventDefault()
  })
}

/** The button sends the form as it does without script, once what was typed is saved; where that is not so yet, the page stays. */
async function submit(page: SavingPage, event: SubmitEvent, still: Still): Promise<void> {
  if (still.leaving) return
  event.preventDefault()
  await page.saver.settle()
  await new Promise(go => setTimeout(go)) // a form cannot be sent while the event of its sending is told
  const open = [...page.saver.states()].find(([, state]) => unsent.includes(state))
  if (open) {
    const place = page.answers.get(open[0])?.querySelector<HTMLElement>(':scope > .saving')
    place?.scrollIntoView({ block: 'center' })
    return
  }
  still.leaving = true
  page.form.requestSubmit(event.submitter)
}
