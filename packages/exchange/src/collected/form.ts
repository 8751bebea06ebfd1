/** A form as programs of others ask it, on telephones and without a line: what XLSForm and XForm have in common. */

/** A text by the tag of its language; every language of the form has it. */
export type CollectedText = Readonly<Record<string, string>>

export type CollectedChoice = { readonly code: string; readonly label: CollectedText }

export type CollectedField = {
  /** Unique in the form; ASCII letters, digits and `_` alone, a digit not first: XML and every program take it. Source: XML 1.0, 2.3. */
  readonly name: string
  /** `count`: a whole number, 0 or more; `past`: a day that is not in the future; `long`: text of several lines; `note`: nothing is asked. */
  readonly kind: 'text' | 'long' | 'count' | 'past' | 'one' | 'note'
  readonly label: CollectedText
  /** Of `one` alone. */
  readonly choices?: readonly CollectedChoice[]
  /** Asked only where the field of this name has one of these answers; `null`: any answer. */
  readonly onlyIf?: { readonly name: string; readonly among: readonly string[] | null }
}

export type CollectedGroup = {
  readonly name: string
  readonly label: CollectedText
  readonly fields: readonly CollectedField[]
}

export type CollectedForm = {
  readonly id: string
  readonly version: string
  readonly title: string
  /** In their order, the first being the one that is shown first; `name` in the language itself. */
  readonly languages: readonly { readonly tag: string; readonly name: string }[]
  /** What is sent along unasked, by name: which form it is. No apostrophes. */
  readonly constants: Readonly<Record<string, string>>
  /** What is refused of a number and of a day, in words. */
  readonly wholeOnly: CollectedText
  readonly pastOnly: CollectedText
  readonly groups: readonly CollectedGroup[]
}

/** How the languages are called in both: `English (en)`. Source: XLSForm, "Multiple language support". */
export const languageTitle = ({ tag, name }: CollectedForm['languages'][number]): string => `${name} (${tag})`

/** The lists of choices, each once, by what it holds: `list1` and so on. */
export function choiceLists(form: CollectedForm): ReadonlyMap<string, readonly CollectedChoice[]> {
  const lists = new Map<string, readonly CollectedChoice[]>()
  for (const { choices } of form.groups.flatMap(({ fields }) => fields))
    if (choices && !lists.has(lineOf(choices))) lists.set(lineOf(choices), choices)
  return new Map([...lists.values()].map((choices, at) => [`list${at + 1}`, choices]))
}

/** The name of the list that a field chooses from. */
export const listNamer = (lists: ReadonlyMap<string, readonly CollectedChoice[]>) => {
  const names = new Map([...lists].map(([name, choices]) => [lineOf(choices), name]))
  return (choices: readonly CollectedChoice[]): string => names.get(lineOf(choices))!
}

const lineOf = (choices: readonly CollectedChoice[]): string => JSON.stringify(choices)

/** When a field is asked, as XPath; `reference`: how the other field is named in it. Absent where it always is. */
export function askedWhen({ onlyIf }: CollectedField, reference: (name: string) => string): string | undefined {
  if (!onlyIf) return undefined
  const other = reference(onlyIf.name)
  return onlyIf.among ? onlyIf.among.map(code => `${other} = '${code}'`).join(' or ') : `${other} != ''`
}

/** What a field holds, as XPath of the field itself; absent where anything is taken. */
export function taken({ kind }: CollectedField): string | undefined {
  if (kind === 'count') return '. >= 0'
  return kind === 'past' ? '. <= today()' : undefined
}
