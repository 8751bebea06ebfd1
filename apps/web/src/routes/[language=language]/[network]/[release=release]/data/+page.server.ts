import { editionKey, type Field, type LocalName } from '@waymark/scorecard'
import { fieldOf } from '#lib/server/release-base.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

type FieldsFile = {
  readonly format: string
  readonly missing: LocalName
  readonly formulas: LocalName
  readonly files: readonly { readonly path: string; readonly fields: readonly Field[] }[]
}

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page: about } = await fileOf<FieldsFile>(opened, 'data/fields.json')
  const editions = await fieldOf(opened, 'editions')
  const sources = await fieldOf(opened, 'sources')
  return {
    about,
    sources: sources.map(({ id, title, licence }) => ({ id, title, licence })),
    editions: editions.map(({ edition }) => ({ key: editionKey(edition), wording: Object.values(edition.sources) })),
  }
}
