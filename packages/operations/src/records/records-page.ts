/** The records a desk's own members keep of their part in human rights reports and national forums. */
import { allMembers, ownRecords, recordPeriods, textsOf, type OwnRecordRow, type StoredText } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { membersSpokenFor } from './own-records.ts'

export type RecordsPage = {
  readonly members: readonly {
    readonly id: string
    readonly name: string
    readonly records: readonly (Omit<OwnRecordRow, 'title'> & { readonly title: StoredText | null })[]
    /** Periods of the rounds about this member; `value` names one in a form. */
    readonly periods: readonly { readonly value: string; readonly label: string; readonly complete: boolean }[]
  }[]
}

/** Of each member this desk speaks for; of nobody else's. */
export function recordsPage(desk: Desk): Promise<RecordsPage> {
  return readAs(desk, async t => {
    const own = membersSpokenFor(desk)
    const records = await ownRecords(t, { members: own })
    const texts = await textsOf(
      t,
      records.flatMap(({ title }) => title ?? []),
    )
    const periods = await recordPeriods(t, own)
    return {
      members: (await allMembers(t))
        .filter(({ id }) => own.includes(id))
        .map(({ id, name }) => ({
          id,
          name,
          records: records
            .filter(record => record.member === id)
            .map(record => ({ ...record, title: record.title === null ? null : (texts.get(record.title) ?? null) })),
          periods: periods
            .filter(period => period.member === id)
            .map(({ from, until, label, complete }) => ({ value: `${from} ${until}`, label, complete })),
        })),
    }
  })
}
