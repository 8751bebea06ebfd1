/** Precision and recall of the terminology checker on sentences kept apart: today's figures beside those of the first run, where one was kept. */
import fs from 'node:fs'
import path from 'node:path'
import type { Compiled, TermLanguage } from '@waymark/terms'
import { type HeldOutClass, readHeldOut, type Score, scoreHeldOut } from '@waymark/terms/held-out'

/** A collection of held-out sentences: a folder with one file per language and, where the first run was kept, its figures. */
type Collection = { readonly name: string; readonly folder: string; readonly least: number | undefined }

export type MeasuredClass = Score & { readonly collection: string; readonly language: TermLanguage }

const leastMarks = 50 // of a class in our own sentences; fewer say nothing about hundredths

/**
 * The collections under `folder`: the sentences by the hand that wrote the rules, which must reach `least` of 1, and each subfolder of sentences by
 * somebody who had not seen them, whose figures are reported as they come.
 */
function collectionsIn(folder: string): Collection[] {
  const unseen = fs.globSync('unseen-*', { cwd: folder }).sort()
  return [
    { name: 'own', folder, least: 0.97 },
    ...unseen.map(name => ({ name, folder: path.join(folder, name), least: undefined })),
  ]
}

/** Scores per language with held-out sentences, and class. Counts are of marks and findings; recall is `found / positives`, precision `right / findings`. */
function measure(compiled: Compiled, { name, folder }: Collection): MeasuredClass[] {
  return compiled.languages.flatMap(language => {
    const file = path.join(folder, `${language}.txt`)
    const sentences = fs.existsSync(file) ? readHeldOut(fs.readFileSync(file, 'utf8')) : []
    if (sentences.length === 0) return []
    return scoreHeldOut(compiled, sentences).scores.map(score => ({ collection: name, language, ...score }))
  })
}

/** The figures kept of a collection's first run, by `language class`; empty where none were kept. */
function firstRunOf({ folder }: Collection): ReadonlyMap<string, Score> {
  const file = path.join(folder, 'first-run.tsv')
  if (!fs.existsSync(file)) return new Map()
  const rows = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter(row => row !== '' && !row.startsWith('#'))
    .slice(1)
  return new Map(rows.map(row => scoreOf(row.split('\t'))))
}

function scoreOf(fields: readonly string[]): [string, Score] {
  const [language, name, positives, found, , findings, right] = fields
  const score = {
    class: name as HeldOutClass,
    positives: Number(positives),
    found: Number(found),
    findings: Number(findings),
    right: Number(right),
  }
  return [`${language} ${name}`, score]
}

/** Prints one row per collection, language and class; ends with 1 when a class of our own sentences is too small or falls below its least. */
export function printHeldOut(compiled: Compiled, folder: string): number {
  let low = false
  console.log(
    'sentences\tlanguage\tclass\tmarks\tfound\trecall\tfindings\tright\tprecision\tfirst recall\tfirst precision',
  )
  for (const collection of collectionsIn(folder)) {
    const firstRun = firstRunOf(collection)
    for (const row of measure(compiled, collection)) {
      if (isLow(row, collection.least)) low = true
      const first = firstRun.get(`${row.language} ${row.class}`)
      console.log([row.collection, row.language, row.class, ...figuresOf(row), ...sharesOf(first)].join('\t'))
    }
  }
  return low ? 1 : 0
}

function isLow(row: Score, least: number | undefined): boolean {
  if (least === undefined) return false
  return row.positives < leastMarks || row.found / row.positives < least || row.right / row.findings < least
}

function figuresOf(score: Score): (number | string)[] {
  const [recall, precision] = sharesOf(score)
  return [score.positives, score.found, recall!, score.findings, score.right, precision!]
}

function sharesOf(score: Score | undefined): string[] {
  if (!score) return ['-', '-']
  return [share(score.found, score.positives), share(score.right, score.findings)]
}

/** A share with its three decimals, or `-` where there is nothing to be a share of. */
function share(count: number, of: number): string {
  return of === 0 ? '-' : (count / of).toFixed(3)
}
