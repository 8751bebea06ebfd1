import type { RegisterKind } from '@waymark/framework'
import type { PublicRelease } from '@waymark/operations'
import type { Definitions } from '#lib/public/states.ts'
import { fieldOf } from './release-base.ts'

/** Steps, phases and parts of every indicator that has any, by edition and code. */
export async function definitionsOf(opened: PublicRelease): Promise<Definitions> {
  const editions = await fieldOf(opened, 'editions')
  return Object.fromEntries(
    editions.map(({ edition }) => [
      `${edition.framework.code}-${edition.edition.label}`,
      Object.fromEntries(
        edition.indicators.map(({ code, steps, phases, subQuestions }) => [code, { steps, phases, subQuestions }]),
      ),
    ]),
  )
}

/** The register kinds as declared, by code. */
export async function kindsOf(opened: PublicRelease): Promise<Readonly<Record<string, RegisterKind>>> {
  const kinds = await fieldOf(opened, 'registerKinds')
  return Object.fromEntries(kinds.map(kind => [kind.code, kind]))
}
