/** The code of conduct that everybody with an account accepts, in the version that stands in the content. */
import fs from 'node:fs'
import path from 'node:path'
import { wordsShape } from '@waymark/exchange'
import { parse } from 'yaml'
import { z } from 'zod'
import { contentFolder } from '../reference/read-content.ts'

const shape = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{1,2}$/),
  points: z.array(wordsShape).min(1),
})

export type CodeOfConduct = {
  readonly version: string
  /** One promise each, in every language. */
  readonly points: readonly Readonly<Record<string, string>>[]
}

let read: CodeOfConduct | undefined

/** Throws where the content has no sound code of conduct: an installation without one lets nobody in. */
export function codeOfConduct(): CodeOfConduct {
  return (read ??= readCode(fs.readFileSync(path.join(contentFolder, 'code-of-conduct/code.yaml'), 'utf8')))
}

export const readCode = (text: string): CodeOfConduct => shape.parse(parse(text)) as CodeOfConduct
