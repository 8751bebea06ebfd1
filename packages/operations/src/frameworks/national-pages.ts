/** The national indicators of a country: what is proposed, what was agreed, and what the form for one more offers. */
import type { Agreement, LocalText, Measured, NationalAnswer } from '@waymark/framework'
import {
  editionsOf,
  nationalOf,
  textsOf,
  type EditionRow,
  type InNetwork,
  type NationalRow,
  type StoredText,
} from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { canCarry } from './carry-national.ts'
import { subjectReached } from '../people/reach.ts'
import { dayOf } from '../desk.ts'
import { subjectByCode, subjectNames, type SubjectShown } from '../network/subjects-shown.ts'

/** An agreed one has its wording in the edition (`wording`), any other in free texts (`texts`). */
export type NationalShown = {
  readonly id: string
  readonly edition: string
  readonly label: string
  readonly framework: LocalText
  readonly section: string
  readonly answer: NationalAnswer
  readonly measures: Measured
  readonly years: number | null
  readonly state: NationalRow['state']
  readonly code: string | null
  readonly revision: number
  readonly wording: LocalText | null
  readonly texts: Readonly<Record<'name' | 'question' | 'evidence' | 'yes' | 'partial' | 'no', StoredText | null>>
  /** Whether this desk wrote it last: then somebody else agrees. */
  readonly own: boolean
  readonly agreed: Agreement | null
  /** Later editions of its framework into which it can be carried. */
  readonly carriedInto: NationalPage['editions']
}

export type NationalPage = {
  readonly subject: SubjectShown
  readonly indicators: readonly NationalShown[]
  /** Editions that are not retired, each with its sections. */
  readonly editions: readonly {
    readonly id: string
    readonly label: string
    readonly name: LocalText
    readonly sections: readonly { readonly code: string; readonly name: LocalText }[]
  }[]
  /** Whether this desk may record that a body of the country agreed. */
  readonly mayAgree: boolean
}

/** Null where the country is not this desk's to plan for. */
export function nationalPage(desk: Desk, country: string): Promise<NationalPage | null> {
  return readAs(desk, async t => {
    const today = dayOf(desk.runtime.now())
    const subject = subjectByCode(await subjectNames(desk, t), country)
    if (!subject || subject.kind !== 'country') return null
    const of = { t, today, subject: subject.id }
    if (!(await subjectReached(desk, 'propose-national', of))) return null
    return {
      subject,
      indicators: await nationalShown(desk, t, subject.id),
      editions: (await editionsOf(t)).filter(edition => edition.state !== 'retired').map(editionShown),
      mayAgree: (await subjectReached(desk, 'agree-national', of)) !== null,
    }
  })
}

const editionShown = ({ id, label, content }: EditionRow): NationalPage['editions'][number] => ({
  id,
  label,
  name: content.framework.name,
  sections: content.sections.map(({ code, name }) => ({ code, name })),
})

/** Those of a country, the oldest first. */
export async function nationalShown(desk: Desk, t: InNetwork, subject: string): Promise<readonly NationalShown[]> {
  const rows = await nationalOf(t, subject)
  if (rows.length === 0) return []
  const editions = new Map((await editionsOf(t)).map(edition => [edition.id, edition]))
  const texts = await textsOf(
    t,
    rows.flatMap(national => [
      national.name,
      national.question,
      national.evidence,
      national.yes,
      national.partial,
      national.no,
    ]),
  )
  return rows.map(row => shown(desk, row, { edition: editions.get(row.edition)!, editions, texts }))
}

type With = {
  readonly edition: EditionRow
  readonly editions: ReadonlyMap<string, EditionRow>
  readonly texts: ReadonlyMap<string, StoredText>
}

function shown(desk: Desk, row: NationalRow, { edition, editions, texts }: With): NationalShown {
  const { id, section, answer, measures, years, state, code, revision } = row
  const text = (field: string | null) => (field === null || code !== null ? null : (texts.get(field) ?? null))
  const agreed = edition.agreements.find(
    agreement => agreement.edition === edition.id && agreement.on.some(each => each.code === code),
  )
  return {
    id,
    edition: edition.id,
    label: edition.label,
    framework: edition.content.framework.name,
    section,
    answer,
    measures,
    years,
    state,
    code,
    revision,
    wording: edition.content.indicators.find(indicator => indicator.code === code)?.name ?? null,
    texts: {
      name: text(row.name),
      question: text(row.question),
      evidence: text(row.evidence),
      yes: text(row.yes),
      partial: text(row.partial),
      no: text(row.no),
    },
    own: desk.person !== null && row.person === desk.person.id,
    agreed: code !== null && agreed ? { body: agreed.body, day: agreed.day, record: agreed.record } : null,
    carriedInto: [...editions.values()].filter(to => canCarry(row, edition, to)).map(editionShown),
  }
}
