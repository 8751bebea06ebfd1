import { readdirSync, readFileSync } from 'node:fs'
import { describeProblem, readFramework, readRegisterKinds } from '../src/index.ts'
import type { ContentFile, FrameworkEdition, RegisterKind } from '../src/index.ts'

const content = new URL('../../../content/', import.meta.url)

function filesOf(folder: 'frameworks' | 'registers'): ContentFile[] {
  return readdirSync(new URL(folder, content), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()
    .map(name => ({ file: `content/${name}`, text: readFileSync(new URL(name, content), 'utf8') }))
}

/** The files as they are shipped: frameworks, and kinds of register. */
export const frameworkFiles: readonly ContentFile[] = filesOf('frameworks')
export const registerFiles: readonly ContentFile[] = filesOf('registers')

const kinds = readRegisterKinds(registerFiles)
if (!kinds.ok) throw new Error(kinds.refusal.map(describeProblem).join('\n'))
export const shippedKinds: readonly RegisterKind[] = kinds.value

/** One shipped edition by the end of its file's name. */
export function shipped(name: string): FrameworkEdition {
  const found = frameworkFiles.find(each => each.file.endsWith(`/${name}.yaml`))
  if (!found) throw new Error(`no file ${name}.yaml is shipped`)
  const read = readFramework(found.text, found.file, shippedKinds)
  if (!read.ok) throw new Error(read.refusal.map(describeProblem).join('\n'))
  return read.value
}
