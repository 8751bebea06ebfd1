import type { AdoptedEdition } from '@waymark/scorecard'
import type { RegisterKind } from '@waymark/framework'
import type { PublicRelease } from '@waymark/operations'
import type { Definitions } from '#lib/public/states.ts'

/** Steps, phases and parts of every indicator that has any, by edition and code. */
export async function definitionsOf(opened: PublicRelease): Promise<Definitions> {
  const editions = (await opened.page<readonly AdoptedEdition[]>('data/editions.json')) ?? []
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
  const kinds = (await opened.page<readonly RegisterKind[]>('data/register-kinds.json')) ?? []
  return Object.fromEntries(kinds.map(kind => [kind.code, kind]))
}
