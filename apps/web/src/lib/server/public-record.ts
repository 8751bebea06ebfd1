import type { CountryPage, IndexPage } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { releaseIfAny } from './release.ts'
import { definitionsOf } from './release-definitions.ts'

/** The public record's scorecards of a country, from the release that this release names; undefined where it names none. */
export async function recordOf(opened: PublicRelease, country: string) {
  const { publicRecord } = (await opened.page<IndexPage>('index.json')) ?? {}
  if (!publicRecord) return undefined
  const record = await releaseIfAny({ network: 'public-record', release: publicRecord.label })
  const page = await record?.page<CountryPage>(`countries/${country}.json`)
  if (!record || !page) return undefined
  return {
    label: publicRecord.label,
    same: record.release.manifest === publicRecord.manifest,
    scorecards: page.scorecards,
    definitions: await definitionsOf(record),
  }
}
