import type { TextlintFixableRuleModule, TextlintRuleContext, TextlintRuleReporter } from '@textlint/types'
import {
  check,
  type CheckOptions,
  compile,
  type Compiled,
  type Finding,
  gravityOf,
  sharingScript,
} from '@waymark/terms'
import { filler, readTree, type TreeNode } from './read-tree.ts'
import { words } from './words.ts'

/**
 * `careful` reports wordings to be used with care too (default: only discouraged ones). `published` is the day of the text as YYYY or YYYY-MM-DD, where
 * its front matter has no `date`; terms of texts from before 28 January 2016 are not reported. `language` is taken for Latin script where a sentence does
 * not tell.
 */
export type Options = {
  readonly careful?: boolean
  readonly published?: string
  readonly language?: string
}

let compiled: Compiled | undefined

/** Reports the writer's own discouraged wordings, in English, Russian, Arabic and Swedish. Throws at options that make no sense. */
const reporter: TextlintRuleReporter<Options> = (context, given) => {
  const options = readOptions(given ?? {})
  return {
    [context.Syntax.Document](node) {
      compiled ??= compile(words)
      const source = context.getSource(node)
      const { text, quoted, published } = readTree(node as TreeNode, source)
      const known: CheckOptions = { ...options.known, ...(published ? { published } : {}), quoted }
      for (const finding of check(compiled, text, known))
        if (options.gravities.includes(gravityOf(finding)))
          context.report(node, errorOf(context, source, withoutMarks(finding, text)))
    },
  }
}

function readOptions({ careful, published, language }: Options): {
  readonly known: CheckOptions
  readonly gravities: readonly ReturnType<typeof gravityOf>[]
} {
  if (published !== undefined && !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(published))
    throw new Error(`waymark-terms: "published" is a year or a day such as 2024-05-31, not "${published}".`)
  const sharing = sharingScript(words.languages)
  if (language !== undefined && !sharing.includes(language))
    throw new Error(`waymark-terms: "language" is ${sharing.join(' or ')}, not "${language}".`)
  const known = { ...(published ? { published } : {}), ...(language ? { language } : {}) }
  return { known, gravities: careful === true ? ['change', 'consider'] : ['change'] }
}

/** The finding without the signs of markup that stand behind its last letter. */
function withoutMarks(finding: Finding, text: string): Finding {
  let { end } = finding
  while (text[end - 1] === filler) end--
  return { ...finding, end }
}

function errorOf({ RuleError, fixer, locator }: TextlintRuleContext, source: string, finding: Finding) {
  const { start, end, language, text } = finding
  const { why } = compiled!.concepts.find(concept => concept.id === finding.concept)!.words[language]!
  const instead = finding.suggestions.map(suggestion => `“${suggestion.text}”`).join(', ')
  // Where markup or a line break stands inside the wording, replacing it would lose them.
  const unbroken = source.slice(start, end) === text && !text.includes('\n')
  const fitting = unbroken ? finding.suggestions.filter(({ fits }) => fits) : []
  const fixOf = (to: string) => fixer.replaceTextRange([start, end], to)
  const only = finding.suggestions.length === 1 && finding.status === 'discouraged' ? fitting[0] : undefined
  return new RuleError(`“${text.replace(/\s+/g, ' ')}”: ${why}${instead ? ` → ${instead}` : ''}`, {
    padding: locator.range([start, end]),
    ...(only ? { fix: fixOf(only.text) } : {}),
    suggestions: fitting.map((eachSuggestion, index) => ({
      id: `${finding.concept}-${index + 1}`,
      message: eachSuggestion.text,
      fix: fixOf(eachSuggestion.text),
    })),
  })
}

const rule: TextlintFixableRuleModule<Options> = { linter: reporter, fixer: reporter }
export default rule
