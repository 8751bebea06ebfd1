import type { Bridge } from '@waymark/measure'
import type { Indicator } from '@waymark/framework'
import type { ReleaseIndex } from '../base/release-index.ts'

/** One indicator version by name, the same in every edition of its framework: `framework/O1a@2`. */
export function versionName(framework: string, code: string, version: number): string {
  return `${framework}/${code}@${version}`
}

/** The versions stated to be comparable to the one before them, over all editions of the release. */
export function bridgesOf(index: ReleaseIndex): readonly Bridge[] {
  return index.editions.flatMap(({ edition }) =>
    edition.indicators
      .filter(indicator => indicator.version.comparable === 'yes' && indicator.version.number > 1)
      .map(indicator => ({
        from: versionName(edition.framework.code, indicator.code, indicator.version.number - 1),
        to: versionName(edition.framework.code, indicator.code, indicator.version.number),
      })),
  )
}

/** Every version of an indicator that an edition of the release has, newest first, with the editions that have it. */
export function versionsOf(
  index: ReleaseIndex,
  framework: string,
  code: string,
): readonly { readonly indicator: Indicator; readonly editions: readonly string[] }[] {
  const found = new Map<number, { indicator: Indicator; editions: string[] }>()
  for (const { edition } of index.editions) {
    const indicator = edition.indicators.find(indicator => indicator.code === code)
    if (edition.framework.code !== framework || !indicator) continue
    const held = found.get(indicator.version.number)
    if (held) held.editions.push(edition.edition.label)
    else found.set(indicator.version.number, { indicator, editions: [edition.edition.label] })
  }
  return [...found.values()].sort((one, other) => other.indicator.version.number - one.indicator.version.number)
}

/** Whether values of two versions may stand in one trend: the same, or joined by a chain of comparable ones. */
export function joins(index: ReleaseIndex, framework: string, code: string): (one: number, other: number) => boolean {
  const bridges = new Set(bridgesOf(index).map(({ to }) => to))
  return (one, other) => {
    for (let version = Math.min(one, other) + 1; version <= Math.max(one, other); version += 1) {
      if (!bridges.has(versionName(framework, code, version))) return false
    }
    return true
  }
}
