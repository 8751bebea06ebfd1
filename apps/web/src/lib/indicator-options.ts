/** Indicators to choose from a list: with the name of their framework where there are several, for two may have the same codes. */
import type { LocalText } from '@waymark/framework'

type Choosable = {
  readonly id: string
  readonly code: string
  readonly name: LocalText
  readonly framework: { readonly code: string; readonly name: LocalText }
}

export function indicatorOptions(
  indicators: readonly Choosable[],
  pick: (text: LocalText) => { readonly text: string },
): readonly { readonly value: string; readonly label: string }[] {
  const several = new Set(indicators.map(indicator => indicator.framework.code)).size > 1
  return indicators.map(({ id, code, name, framework }) => ({
    value: id,
    label: `${several ? `${pick(framework.name).text}: ` : ''}${code} ${pick(name).text}`,
  }))
}
