/** `waymark framework`: an adopted edition as YAML, and a file against it: the difference shown, and applied as a revision when told. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  checkAgainstUsed,
  describeProblem,
  differences,
  readFramework,
  writeFramework,
  type Difference,
  type FrameworkEdition,
} from '@waymark/framework'
import { readAs, reviseEdition, systemDesk, type Desk } from '@waymark/operations'
import { editionsOf, registerKinds, type EditionRow } from '@waymark/store'
import { withRuntime } from '../open.ts'

export const usage =
  'framework export|revise ... --network SLUG   an edition as YAML; FILE against it [--apply --reason TEXT]'

export async function run(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      network: { type: 'string' },
      apply: { type: 'boolean', default: false },
      reason: { type: 'string', default: '' },
      'same-meaning': { type: 'boolean', default: false },
    },
  })
  const [deed, named] = positionals
  const { network } = values
  if ((deed !== 'export' && deed !== 'revise') || !named || !network)
    throw new Error(`${usage}\n  export CODE/EDITION\n  revise FILE.yaml [--apply --reason TEXT [--same-meaning]]`)
  return withRuntime(async runtime => {
    const desk = await systemDesk(runtime, network)
    if (!desk) throw new Error(`There is no network ${network}.`)
    if (deed === 'export') return exportEdition(desk, named)
    return revise(desk, {
      file: named,
      apply: values.apply,
      reason: values.reason,
      sameMeaning: values['same-meaning'],
    })
  })
}

async function exportEdition(desk: Desk, named: string): Promise<number> {
  const [code = '', label = ''] = named.split('/')
  console.log(writeFramework((await adopted(desk, code, label)).content).trimEnd())
  return 0
}

async function adopted(desk: Desk, code: string, label: string): Promise<EditionRow> {
  const found = (await readAs(desk, t => editionsOf(t))).find(
    edition => edition.code === code && edition.label === label,
  )
  if (!found) throw new Error(`${desk.network.slug} has not adopted ${code}/${label}.`)
  return found
}

type Revising = {
  readonly file: string
  readonly apply: boolean
  readonly reason: string
  readonly sameMeaning: boolean
}

async function revise(desk: Desk, { file, apply, reason, sameMeaning }: Revising): Promise<number> {
  const text = fs.readFileSync(file, 'utf8')
  const kinds = await readAs(desk, t => registerKinds(t))
  const read = readFramework(text, path.basename(file), kinds)
  if (!read.ok) return printRefusal(read.refusal.map(describeProblem))
  const edition = await adopted(desk, read.value.framework.code, read.value.edition.label)
  for (const difference of differences(edition.content, read.value)) console.log(differenceLine(difference))
  const problems = checkAgainstUsed(edition.content, { file: path.basename(file), text, edition: read.value })
  if (problems.length > 0) return printRefusal(problems.map(describeProblem))
  if (!apply) {
    console.log('Nothing was changed: add --apply --reason TEXT to record this as a revision.')
    return 0
  }
  return applied(desk, { edition: edition.id, content: read.value, reason, sameMeaning })
}

async function applied(
  desk: Desk,
  form: {
    readonly edition: string
    readonly content: FrameworkEdition
    readonly reason: string
    readonly sameMeaning: boolean
  },
): Promise<number> {
  const revised = await reviseEdition(desk, { ...form, language: 'en' })
  if (revised.ok) {
    console.log(`Recorded as revision ${revised.value.number}: ${revised.value.changes.length} texts.`)
    return 0
  }
  return printRefusal([`Refused: ${JSON.stringify(revised.refusal)}`])
}

function printRefusal(lines: readonly string[]): number {
  for (const line of lines) console.error(line)
  console.error('Nothing was changed.')
  return 1
}

function differenceLine(difference: Difference): string {
  const at = [difference.where, difference.code, difference.field, difference.language].filter(Boolean).join(' ')
  return `${difference.effect.padEnd(11)} ${at}: ${short(difference.before)} -> ${short(difference.after)}`
}

function short(value: unknown): string {
  const text = value === undefined ? '(none)' : typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 100 ? `${text.slice(0, 97)}...` : text
}
