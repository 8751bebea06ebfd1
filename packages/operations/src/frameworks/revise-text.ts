/** Corrects one text of an indicator of an adopted edition, as a numbered revision: what a form can hold of `reviseEdition`. */
import { differences, type Difference, type FrameworkEdition, type LocalText } from '@waymark/framework'
import { done, isLanguage, refused, type Language, type Result, plainText, longestText } from '@waymark/language'
import { lockEdition, saveText, writeRevision } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { readWritten } from '../plans/written.ts'
import { mayRevise, type RevisionRefusal } from './revise-edition.ts'

export type TextRevision = {
  readonly edition: string
  /** Code of the indicator, and the path of its text: `name`, `counted`, `criteria.yes`, `evidence.what` and so on. */
  readonly indicator: string
  readonly path: string
  /** The language whose wording is corrected. */
  readonly textLanguage: string
  readonly text: string
  /** The wording the form was filled in from; a form made from an older one overwrites nothing. */
  readonly was: string
  /** Says that an official wording or a criterion that reads differently means the same as before. */
  readonly sameMeaning: boolean
  readonly reason: string
  /** The language of the reason. */
  readonly language: string
}

export type ReviseRefusal =
  | RevisionRefusal
  | { readonly kind: 'language.unknown'; readonly field: 'textLanguage'; readonly given: string }
  | { readonly kind: 'revision.changed-meanwhile'; readonly field: 'text' }

/** Writes the revision; gives its number. Refuses what `mayRevise` refuses, and a wording changed meanwhile. */
export async function reviseText(
  desk: Desk,
  form: TextRevision,
): Promise<Result<{ readonly number: number }, ReviseRefusal>> {
  return perform<{ readonly number: number }, ReviseRefusal>(desk, 'revise-text', async ({ t, at, about }) => {
    const edition = await lockEdition(t, form.edition)
    const { textLanguage } = form
    if (!isLanguage(textLanguage))
      return refused({ kind: 'language.unknown', field: 'textLanguage', given: textLanguage })
    const wording = plainText(form.text)
    if (wording === '') return refused({ kind: 'field.missing', field: 'text' })
    if (wording.length > longestText) return refused({ kind: 'field.too-long', field: 'text', most: longestText })
    const standing = edition && textAt(edition.content, form)
    if (!edition || !standing) return refused({ kind: 'thing.not-found' })
    if ((standing[textLanguage]?.text ?? '') !== form.was.replace(/\r\n?/g, '\n').trim())
      return refused({ kind: 'revision.changed-meanwhile', field: 'text' })
    const content = withWording(edition.content, { ...form, textLanguage, wording })
    const changes = differences(edition.content, content)
    const allowed = mayRevise(changes, form.sameMeaning)
    if (!allowed.ok) return allowed
    const reason = readWritten('reason', form.reason, form.language)
    if (!reason.ok) return reason
    const number = await writeRevision(t, {
      edition: edition.id,
      at,
      reason: await saveText(t, reason.value),
      changes,
      content,
    })
    about(edition.id, { number, changes: changes.map(named) })
    return done({ number })
  })
}

const named = ({ where, code, field, language }: Difference) => ({ where, code, field, language })

type At = { readonly indicator: string; readonly path: string }
const revisable = ['name', 'question', 'counted', 'criteria.yes', 'criteria.partial', 'criteria.no', 'evidence.what']

function textAt(edition: FrameworkEdition, { indicator, path }: At): LocalText | null {
  const found = edition.indicators.find(eachIndicator => eachIndicator.code === indicator)
  if (!found || !revisable.includes(path)) return null
  const [first = '', second] = path.split('.')
  const outer = (found as unknown as Record<string, unknown>)[first]
  const text = second === undefined ? outer : (outer as Record<string, unknown> | null)?.[second]
  return (text as LocalText | null | undefined) ?? null
}

type Wording = At & { readonly textLanguage: Language; readonly wording: string }

/** The edition with one wording replaced; a wording that was not there is our working translation. */
function withWording(edition: FrameworkEdition, { indicator, path, textLanguage, wording }: Wording): FrameworkEdition {
  const [first = '', second] = path.split('.')
  const revised = (text: LocalText): LocalText => {
    const before = text[textLanguage]
    const source = before?.source ?? Object.values(text)[0]?.source ?? ''
    const status = before && before.status !== 'outdated' ? before.status : 'working'
    return { ...text, [textLanguage]: { text: wording, status, source } }
  }
  return {
    ...edition,
    indicators: edition.indicators.map(eachIndicator => {
      if (eachIndicator.code !== indicator) return eachIndicator
      const outer = (eachIndicator as unknown as Record<string, unknown>)[first]
      if (second === undefined) return { ...eachIndicator, [first]: revised(outer as LocalText) }
      const inner = outer as Record<string, LocalText>
      return { ...eachIndicator, [first]: { ...inner, [second]: revised(inner[second]!) } }
    }),
  }
}
