/** A form of the desk: read once, handed to one operation, refused in words or followed by another page. */
import { mostEvidence, pieceFrom } from '@waymark/collection'
import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit'
import { done, readTextLanguage, refused, type Language, type Result } from '@waymark/language'
import type { AnswerForm, Desk, Refusal } from '@waymark/operations'
import type { Refused } from '#lib/refused.ts'
import { wordsIn } from '#lib/words.ts'
import { deskFor, deskPath, idIn, isPlain, notFound, type DeskEvent } from './desk.ts'
import { markOf } from './form-key.ts'
import { formAgain, readForm, refuseForm, textOf, withFile } from './form.ts'

export type DeskForm = {
  readonly text: (name: string) => string
  readonly texts: (name: string) => readonly string[]
  /** The id of what was chosen, or what the form is about; where nothing is, the form is refused for this field, whatever else is wrong. */
  readonly id: (name: string) => string
  /** The same of a list over several editions, each choice being `edition id`/`code`: two editions may have the same code. */
  readonly chosenIn: (name: string) => { readonly edition: string; readonly code: string }
  /** The revision the page was made from; one that never stands where it is none. */
  readonly revision: () => number
  readonly ticked: (name: string) => boolean
  /** The language the texts are written in, any of BCP 47: as chosen or typed, else the page's. */
  readonly language: string
  readonly evidence: () => AnswerForm['evidence']
  /** The fields of one question of a form that has several: those sent as `PART:name`. */
  readonly within: (part: string) => DeskForm
  /** Fields whose names begin so, without that beginning. */
  readonly under: (beginning: string) => Readonly<Record<string, readonly string[]>>
}

type Posting = DeskEvent & { readonly request: Request }

/**
 * Does one deed with a posted form, then leads on to the page below the desk that `to` names, by what was done and which button was
 * pressed. `sheet`: the field whose text a file that was sent along takes the place of. A refusal shows the form again with every reason
 * and everything typed; a thing that is not there is 404, a deed that is not this person's 403.
 */
export async function post<T>(
  event: Posting,
  deed: (desk: Desk, form: DeskForm) => Promise<Result<T, Refusal>>,
  { to, sheet }: { readonly to: (value: T, form: DeskForm) => string; readonly sheet?: string },
): Promise<ActionFailure<Refused>> {
  const sent = await readForm(event.request)
  const withSheet = sheet === undefined ? done(sent) : await withFile(sent, sheet)
  const data = withSheet.ok ? withSheet.value : sent
  event.locals.typed = [...data.values()]
    .filter(eachValue => typeof eachValue === 'string')
    .filter(one => /\s/.test(one.trim()))
  const desk = await deskFor(event)
  if (!withSheet.ok) return refuseForm(data, withSheet.refusal)
  const again = formAgain(data)
  if (again) return again
  const unchosen = new Set<string>()
  const read = formIn(data, { page: event.locals.language, unchosen })
  if (!read.ok) return refuseForm(data, [read.refusal])
  const form = read.value
  const did = await deed({ ...desk, form: markOf(event.url, data) }, form)
  if (did.ok) redirect(303, deskPath(event, to(did.value, form)))
  return unchosen.size === 0 ? refuse(event, data, did.refusal) : refuseForm(data, withUnchosen(did.refusal, unchosen))
}

/** The fields of what was posted, once all of them can be read and the language of their texts is one. */
export function formIn(
  data: FormData,
  { page, unchosen = new Set() }: { readonly page: Language; readonly unchosen?: Set<string> },
): Result<DeskForm, Refusal> {
  const unreadable = [...data].find(([, value]) => typeof value !== 'string' || !isPlain(value))
  if (unreadable) return refused({ field: unreadable[0], kind: 'text.unreadable' })
  const language = languageIn(data, page)
  return language.ok ? done(formOf(data, { language: language.value, unchosen })) : language
}

const languageIn = (data: FormData, page: Language) =>
  readTextLanguage({ language: textOf(data, 'language'), otherLanguage: textOf(data, 'otherLanguage') }, page)

/** What is wrong where a choice was left open: it names a thing that is not there to the operation, but to the reader a field to fill in. */
function withUnchosen(refusal: Refusal, unchosen: ReadonlySet<string>): readonly Refusal[] {
  const others = (refusal.problems ?? [refusal]).filter(
    ({ kind, field }) => kind !== 'thing.not-found' && !(field !== undefined && unchosen.has(field)),
  )
  return [...[...unchosen].map(field => ({ kind: 'field.missing', field })), ...others]
}

/** Turns the refusal of an operation into the answer of a page. */
function refuse(event: DeskEvent, data: FormData, refusal: Refusal): ActionFailure<Refused> {
  if (refusal.kind === 'thing.not-found') notFound(event)
  if (refusal.kind === 'deed.not-permitted') error(403, wordsIn(event.locals.language).speak('problem.403'))
  // The name of the rule alone reaches the log: it is a fault of ours that the form did not ask.
  if (refusal.kind === 'form.breaks-a-rule')
    console.error(new Date().toISOString(), 'a form broke a rule', (refusal as { readonly rule?: string }).rule)
  const failure = refuseForm(data, refusal.problems ?? [refusal], keptApart(data, refusal.saved ?? []))
  return refusal.saved ? fail(422, { ...failure.data, saved: refusal.saved.length }) : failure
}

/** The fields of the questions that were kept: their form is filled in from what stands now. */
const keptApart = (data: FormData, saved: readonly string[]): readonly string[] =>
  [...data.keys()].filter(name => saved.some(part => name.startsWith(`${part}:`)))

type Reading = { readonly language: string; readonly unchosen: Set<string> }

function formOf(data: FormData, { language, unchosen }: Reading): DeskForm {
  const text = (name: string) => textOf(data, name)
  const texts = (name: string) => data.getAll(name).filter(eachValue => typeof eachValue === 'string')
  const choice = (name: string) => {
    if (text(name) === '') unchosen.add(name)
    return text(name)
  }
  return {
    text,
    texts,
    id: name => idIn(choice(name)),
    chosenIn(name) {
      const [edition = '', code = ''] = choice(name).split('/')
      return { edition: idIn(edition), code }
    },
    revision: () => (/^\d{1,9}$/.test(text('revision')) ? Number(text('revision')) : -1),
    ticked: name => data.has(name),
    language,
    evidence: () =>
      Array.from({ length: mostEvidence }, (_, line) => line)
        .filter(line => data.has(`evidence.${line}.type`) || data.has(`evidence.${line}.address`))
        .map(line => pieceFrom(part => text(`evidence.${line}.${part}`))),
    within(part) {
      const own = new FormData()
      for (const [name, value] of data) if (name.startsWith(`${part}:`)) own.append(name.slice(part.length + 1), value)
      return formOf(own, { language, unchosen })
    },
    under: beginning =>
      Object.fromEntries(
        [...new Set(data.keys())]
          .filter(name => name.startsWith(beginning))
          .map(name => [name.slice(beginning.length), texts(name)]),
      ),
  }
}
