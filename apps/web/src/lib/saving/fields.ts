/** The fields of one answer on the page, as the words they hold, and filled in again from such words. */
import { evidenceParts, listOf, noPiece, type AnswerWords } from '@waymark/collection'
import { servedParts } from '#lib/served.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The part of the page in which an answer is written: `data-answer` names its question, `data-part` what stands before its fields' names. */
export type AnswerElement = HTMLElement

export const codeOf = (element: AnswerElement): string => element.dataset['answer'] ?? ''

const ofAnswer = /^(?:state|step|count|numerator|denominator|text|missing|online|part\..+|names\..+)$/
const ofEvidence = new RegExp(String.raw`^evidence\.(\d+)\.(${evidenceParts.join('|')})$`)

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

const servedLists: readonly string[] = Object.values(servedParts)

/** The field of an answer that a tick in a list of what it is about stands for; undefined of any other control. */
const aboutField = (name: string, control: Control): string | undefined =>
  name === 'themes' ? `theme.${control.value}` : servedLists.includes(name) ? `serves.${control.value}` : undefined

/** Every control of the answer with the name it has within it. */
function controlsOf(element: AnswerElement): readonly (readonly [name: string, control: Control])[] {
  const before = element.dataset['part'] ?? ''
  return [...element.querySelectorAll('[name]')]
    .filter(isControl)
    .filter(({ name }) => name.startsWith(before))
    .map(control => [control.name.slice(before.length), control])
}

/** The control of one field, by its name within the answer. */
export const controlOf = (element: AnswerElement, field: string): Control | undefined =>
  controlsOf(element).find(([name]) => name === field)?.[1]

/** Whether one of the ticks is set that the page's button sends and no save does: the same as last time, hold, keep. */
export const isTicked = (element: AnswerElement, field: string): boolean =>
  controlsOf(element).some(([name, control]) => name === field && isTick(control) && control.checked)

/** What is typed, as the server reads the same fields. */
export function typedIn(element: AnswerElement): AnswerWords {
  const typed: Record<string, string> = {}
  const evidence: Record<string, string>[] = []
  let rationale = ''
  for (const [name, control] of controlsOf(element)) {
    if (isTick(control) && !control.checked) continue
    const value = control.value
    const [, line, field] = ofEvidence.exec(name) ?? []
    const about = aboutField(name, control)
    if (about) typed[about] = 'yes'
    else if (line !== undefined && field !== undefined) (evidence[Number(line)] ??= { ...noPiece })[field] = value
    else if (name === 'rationale') rationale = value
    else if (ofAnswer.test(name) && value.trim() !== '') typed[name] = value
  }
  return { typed, rationale, evidence: Array.from(evidence, line => ({ ...noPiece, ...line })) }
}

/** Fills the fields in with these words; a line of evidence that the page has no fields for stays out. */
export function fillIn(element: AnswerElement, { typed, rationale, evidence }: AnswerWords): void {
  for (const [name, control] of controlsOf(element)) {
    const about = aboutField(name, control)
    if (about && isTick(control)) control.checked = typed[about] === 'yes'
    const [, line, field] = ofEvidence.exec(name) ?? []
    const value =
      line !== undefined && field !== undefined
        ? ((evidence[Number(line)] as Record<string, string> | undefined)?.[field] ?? '')
        : name === 'rationale'
          ? rationale
          : ofAnswer.test(name)
            ? valueOf(typed, name, control)
            : undefined
    if (value === undefined) continue
    if (isTick(control)) control.checked = control.value === value
    else control.value = value
    if (value !== '' && line !== undefined) openAround(control)
  }
}

/** A reason stands among the states where they are one list of choices, and in a list of its own elsewhere. */
function valueOf(typed: AnswerWords['typed'], name: string, control: Control): string {
  const isChoice = isTick(control)
  return typed[name] ?? (name === 'state' && isChoice ? (typed['missing'] ?? '') : '')
}

function openAround(control: Element): void {
  for (let around = control.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
    around.open = true
}

/** The fields of a save as the form itself sends them: named with their question. */
export function sentFields({ typed, rationale, evidence }: AnswerWords): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(typed).map(([name, value]) => sentAs(name, value)),
    ['rationale', rationale],
    ...evidence.flatMap((line, at) =>
      Object.entries(line).map(([name, value]) => [`evidence.${at}.${name}`, value] as const),
    ),
  ]
}

/** What an answer is about goes as the lists it is ticked in. */
function sentAs(name: string, value: string): readonly [string, string] {
  if (name.startsWith('theme.')) return ['themes', name.slice('theme.'.length)]
  if (!name.startsWith('serves.')) return [name, value]
  const key = name.slice('serves.'.length)
  return [listOf(key), key]
}
