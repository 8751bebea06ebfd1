import { editionKey, manifestPath, type FieldsFile, type ManifestRoot } from '@waymark/scorecard'
import { fieldOf } from '#lib/server/release-base.ts'
import { fileOf, releaseAt } from '#lib/server/release.ts'

/** The first page format whose JSON files have a schema. */
const firstWithSchema = 4

export const load = async ({ params }) => {
  const opened = await releaseAt(params)
  const { page: about } = await fileOf<FieldsFile>(opened, 'data/fields.json')
  const { page: manifest } = await fileOf<ManifestRoot>(opened, manifestPath)
  const { pageFormat = 1 } = manifest
  const editions = await fieldOf(opened, 'editions')
  const sources = await fieldOf(opened, 'sources')
  return {
    about,
    schema: pageFormat >= firstWithSchema ? `/schemas/release-${pageFormat}.json` : null,
    sources: sources.map(({ id, title, licence }) => ({ id, title, licence })),
    editions: editions.map(({ edition }) => ({ key: editionKey(edition), wording: Object.values(edition.sources) })),
  }
}
