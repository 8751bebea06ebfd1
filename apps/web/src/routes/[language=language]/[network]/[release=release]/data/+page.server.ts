import { editionKey, type AdoptedEdition, type Field, type LocalName, type Source } from '@waymark/scorecard'
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
  const { page: editions } = await fileOf<readonly AdoptedEdition[]>(opened, 'data/editions.json')
  const { page: sources } = await fileOf<readonly Source[]>(opened, 'data/sources.json')
  return {
    about,
    sources: sources.map(({ id, title, licence }) => ({ id, title, licence })),
    editions: editions.map(({ edition }) => ({ key: editionKey(edition), wording: Object.values(edition.sources) })),
  }
}
