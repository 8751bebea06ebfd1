/** `npm run check schema`: the JSON Schema of the files of a release is what the types say; with `--write` it is written. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { pageFormat } from '@waymark/scorecard'
import { format } from 'prettier'
import ts from 'typescript'
import { Schemas, type Schema } from './schema-of.ts'

const root = path.join(import.meta.dirname, '..')
const types = path.join(root, 'packages/scorecard/src/release/file-types.ts')
const schemaFile = path.join(root, `apps/web/static/schemas/release-${pageFormat}.json`)

/**
 * The schema of a release as an object of its JSON files by path, each pattern with the schema of such files. A list too long for one
 * file goes on in others: `data/answers-2.json`, `registers/law/2.json`.
 */
export function releaseSchema(): Schema {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.base.json'), file => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [types] }, ts.sys, root)
  const program = ts.createProgram([types], { ...options, noEmit: true })
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(types)!)!
  const exported = checker.getExportsOfModule(module).find(({ name }) => name === 'ReleaseFileTypes')!
  const files = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(exported))
  const paths = files.map(file => file.name).sort()
  const schemas = new Schemas(checker)
  const patterns = paths.map(at => {
    const file = files.find(({ name }) => name === at)!
    return [patternOf(at, paths), schemas.of(checker.getTypeOfSymbol(file))] as const
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Files of a Waymark release, page format ${pageFormat}`,
    description:
      'The JSON files of a release by their path; the schema under a pattern is that of each file whose path it fits.',
    type: 'object',
    patternProperties: Object.fromEntries(patterns),
    additionalProperties: false,
    $defs: Object.fromEntries(Object.entries(schemas.defs).sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}

/** The paths that a key of the types stands for. */
function patternOf(at: string, paths: readonly string[]): string {
  const [stem = ''] = at.split('.json')
  const further = stem.startsWith('data/') ? '(?:-[0-9]+)?' : paths.includes(`${stem}/*.json`) ? '' : '(?:/[0-9]+)?'
  return `^${stem.replaceAll('*', '[^/]+')}${further}\\.json$`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await format(JSON.stringify(releaseSchema()), { parser: 'json', printWidth: 120 })
  if (process.argv.includes('--write')) writeFileSync(schemaFile, text)
  else if (readFileSync(schemaFile, 'utf8') !== text) {
    console.error(`${path.relative(root, schemaFile)} is not what the types say: node checks/release-schema.ts --write`)
    process.exit(1)
  }
}
