import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { decodeUtf8, pageFormat, type Files } from '@waymark/scorecard'

/** The JSON Schema of releases as the site serves it. */
export const schemaAddress = `/schemas/release-${pageFormat}.json`
const file = path.join(import.meta.dirname, '../../apps/web/static', schemaAddress)
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync(file, 'utf8')) as object,
)

export type JsonFiles = Readonly<Record<string, unknown>>

/** The JSON files of a release, read. */
export const jsonFilesOf = (files: Files): JsonFiles =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.json'))
      .map(([name, bytes]) => [name, JSON.parse(decodeUtf8(bytes) as string) as unknown]),
  )

/** What of these files is not as the schema says: place, message, and what it was about. */
export const faultsIn = (files: JsonFiles): readonly string[] =>
  validate(files) ? [] : (validate.errors ?? []).map(said)

const said = ({ instancePath, message, params }: ErrorObject) =>
  `${instancePath.replaceAll('~1', '/')} ${message ?? ''} ${JSON.stringify(params)}`
