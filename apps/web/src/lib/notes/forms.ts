/** The forms that a device keeps: as the server made them, and what was typed into them since. */
import { isSame } from '../saving/sound.ts'
import type { KeptDraft } from '../saving/device.ts'
import type { HeldNotes } from './held.ts'

/** A form that can be kept: where it stands on the site, and what it is called there. */
export type FormNamed = { readonly href: string; readonly title: string }

/** A kept form. `id` names its records and says nothing. */
export type KeptForm = FormNamed & { readonly id: string }

/** What was typed into a form since it came, by question; and in which language. */
export type Drafts = {
  readonly language: string
  readonly otherLanguage: string
  readonly answers: Readonly<Record<string, KeptDraft>>
}

const noDrafts: Drafts = { language: '', otherLanguage: '', answers: {} }
const list = 'list'
const pageOf = ({ id }: KeptForm) => `page ${id}`
const draftsOf = ({ id }: KeptForm) => `drafts ${id}`

export const isUnsent = ({ words, saved, unanswered }: KeptDraft): boolean =>
  unanswered !== null || !isSame(words, saved)

export const unsentIn = ({ answers }: Drafts): number => Object.values(answers).filter(isUnsent).length

export const keptForms = async (held: HeldNotes): Promise<readonly KeptForm[]> =>
  (await held.read<readonly KeptForm[]>(list)) ?? []

export const pageKept = (held: HeldNotes, form: KeptForm): Promise<string | null> => held.read<string>(pageOf(form))

export const draftsKept = async (held: HeldNotes, form: KeptForm): Promise<Drafts> =>
  (await held.read<Drafts>(draftsOf(form))) ?? noDrafts

export const keepDrafts = (held: HeldNotes, form: KeptForm, drafts: Drafts): Promise<void> =>
  held.write(draftsOf(form), drafts)

/** Keeps one more form. */
export async function keepForm(held: HeldNotes, named: FormNamed, html: string): Promise<KeptForm> {
  const form = { ...named, id: crypto.randomUUID() }
  await held.write(pageOf(form), html)
  await held.write(list, [...(await keptForms(held)), form])
  return form
}

/** Puts a newer page of a form in place; what was sent stands in it, what was not stays as it was typed. */
export async function renewForm(held: HeldNotes, form: KeptForm, html: string): Promise<void> {
  const drafts = await draftsKept(held, form)
  const answers = Object.fromEntries(Object.entries(drafts.answers).filter(([, draft]) => isUnsent(draft)))
  await held.write(pageOf(form), html)
  await keepDrafts(held, form, { ...drafts, answers })
}

/** Takes a form away that nobody can write in any more and of which nothing waits. */
export async function dropForm(held: HeldNotes, form: KeptForm): Promise<void> {
  await held.write(
    list,
    (await keptForms(held)).filter(({ id }) => id !== form.id),
  )
  await held.write(pageOf(form), null)
  await held.write(draftsOf(form), null)
}
