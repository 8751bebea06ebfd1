/** Types written twice: of two shapes that must stay the same, one is forgotten. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { scriptOf } from './script-of.ts'

/** A shape and each place, `file:line`, that writes it out. */
export type MirroredType = { readonly shape: string; readonly at: readonly string[] }

const least = 3 // members; two names say too little to be one idea

/**
 * Shapes of three members and more that more than one file declares, as a type of its own or as a member of one. What a function takes or
 * a statement gives back is no declaration, and one of several refusals is told by its `kind`.
 */
export function mirroredTypes(sources: ReadonlyMap<string, string>): readonly MirroredType[] {
  const found = new Map<string, string[]>()
  for (const [file, text] of sources) {
    const source = ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true)
    for (const node of declaredIn(source)) {
      const shape = shapeOf(node)
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.set(shape, [...(found.get(shape) ?? []), `${file}:${line}`])
    }
  }
  return [...found].flatMap(([shape, at]) => (isMirrored(at) ? [{ shape, at }] : []))
}

const isMirrored = (at: readonly string[]) => new Set(at.map(place => place.split(':')[0])).size > 1

function declaredIn(source: ts.SourceFile): readonly ts.TypeLiteralNode[] {
  const found: ts.TypeLiteralNode[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isParameter(node) || ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) return
    if (ts.isFunctionLike(node)) {
      if ('body' in node && node.body) visit(node.body as ts.Node)
      return
    }
    if (ts.isTypeLiteralNode(node) && isPlain(node)) found.push(node)
    ts.forEachChild(node, child => {
      if (!isTypeArgument(child, node)) visit(child)
    })
  }
  visit(source)
  return found
}

const isTypeArgument = (child: ts.Node, node: ts.Node) =>
  (ts.isTaggedTemplateExpression(node) || ts.isCallExpression(node)) &&
  (node.typeArguments ?? []).some(argument => argument === child)

const isPlain = ({ members }: ts.TypeLiteralNode) =>
  members.length >= least &&
  members.every(ts.isPropertySignature) &&
  !members.some(({ name }) => name?.getText() === 'kind')

const shapeOf = ({ members }: ts.TypeLiteralNode) =>
  members
    .filter(ts.isPropertySignature)
    .map(({ name, questionToken, type }) => `${name.getText()}${questionToken ? '?' : ''}: ${type?.getText() ?? ''}`)
    .map(member => member.replaceAll(/\s+/g, ' '))
    .sort()
    .join('; ')

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.svelte'], { encoding: 'utf8' }).split('\n')
  const kept = files.filter(file => /^(packages|apps)\/[\w-]+\/(src|server)/.test(file))
  const mirrored = mirroredTypes(new Map(kept.map(file => [file, readFileSync(file, 'utf8')])))
  for (const { shape, at } of mirrored) console.log(`{ ${shape} }\n  is written in ${at.join(', ')}: declare it once`)
  if (mirrored.length > 0) process.exitCode = 1
}
