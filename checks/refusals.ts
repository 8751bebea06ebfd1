/** A refusal says by its type why: none is made one by assertion, and no rule gives back a refusal of any kind whatever. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { scriptOf } from './script-of.ts'

/**
 * Where a type is asserted to be a refusal, or a `Result`, `perform` or `refused` names one whose `kind` is any string; as `file:line`.
 * Pages take refusals of whatever operation; in packages the general type is none either.
 */
export function untypedRefusals(sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([file, text]) => {
    const source = ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true)
    return untypedIn(source, file.startsWith('packages/')).map(node => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      return `${file}:${line + 1}: ${node.getText().replace(/\s+/g, ' ').slice(0, 80)}`
    })
  })
}

function untypedIn(source: ts.SourceFile, isPackage: boolean): readonly ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && /^\w*Refusal$/.test(node.type.getText())) found.push(node)
    if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Result') add(node.typeArguments?.[1])
    if (ts.isCallExpression(node) && node.expression.getText() === 'refused') add(node.typeArguments?.[0])
    if (ts.isCallExpression(node) && node.expression.getText() === 'perform') add(node.typeArguments?.[1])
    ts.forEachChild(node, visit)
  }
  const add = (type: ts.TypeNode | undefined) => {
    if (type && hasAnyKind(type, isPackage)) found.push(type)
  }
  visit(source)
  return found
}

function hasAnyKind(type: ts.TypeNode, isPackage: boolean): boolean {
  if (ts.isTypeReferenceNode(type)) return isPackage && isGeneral(type)
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.some(part => hasAnyKind(part, isPackage))
  if (ts.isParenthesizedTypeNode(type)) return hasAnyKind(type.type, isPackage)
  if (!ts.isTypeLiteralNode(type)) return false
  return type.members.some(
    member =>
      ts.isPropertySignature(member) &&
      member.name.getText() === 'kind' &&
      member.type?.kind === ts.SyntaxKind.StringKeyword,
  )
}

/** `Refusal`, which pages take of whatever operation, and what is the same by another name. */
function isGeneral({ typeName, typeArguments }: ts.TypeReferenceNode): boolean {
  const name = typeName.getText()
  const given = typeArguments?.[0]
  return name === 'Refusal' || (name === 'RefusalOf' && given?.kind === ts.SyntaxKind.StringKeyword)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const product = ['packages/*/src/**', 'apps/*/src/**']
  const files = execFileSync('git', ['ls-files', ...product.map(path => `:(glob)${path}`)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter(file => /\.(?:ts|svelte)$/.test(file))
  const found = untypedRefusals(new Map(files.map(file => [file, readFileSync(file, 'utf8')])))
  for (const line of found) console.log(`${line}: name each kind of refusal in its type`)
  if (found.length > 0) process.exitCode = 1
}
