/** Baselines: written by the secretariat, agreed by the meeting of the country's members, which locks them, and revised with a reason. */
import { agreeBaseline, readAs, saveBaseline } from '@waymark/operations'
import { versionsInEdition } from '@waymark/store'
import type { Act } from '../recount/acts.ts'
import type { Baseline } from '../recount/world.ts'
import type { Life } from './life.ts'
import { must } from './stage.ts'
import { wordOf } from './typed.ts'

const language = 'en'
type Values = Baseline['values']

export async function agree(life: Life, { of }: Act): Promise<void> {
  const baseline = baselineOf(life, of)
  await keep(life, baseline, { values: baseline.values, reason: '' })
}

/** The revision of the act, agreed on its day by the same body. */
export async function revise(life: Life, { of, at }: Act): Promise<void> {
  const baseline = baselineOf(life, of)
  await keep(life, baseline, baseline.revisions[at!]!)
}

async function keep(life: Life, baseline: Baseline, said: { readonly values: Values; readonly reason: string }) {
  const { country, start, speaksOf, agreed } = baseline
  const desk = await life.stage.office('secretariat')
  const versions = await readAs(desk, t => versionsInEdition(t, life.edition.id))
  const codes = versions.filter(version => version.standing === 'core').map(version => version.code)
  const given = new Map(said.values.map(eachValue => [eachValue.indicator, eachValue.given]))
  const typed = (code: string) => {
    const value = given.get(code) ?? { missing: 'unknown' }
    return 'missing' in value
      ? { source: value.missing }
      : { source: 'study', state: wordOf(value), note: 'Planted study' }
  }
  const form = {
    place: country,
    edition: life.edition.id,
    basis: 'core',
    from: `${speaksOf.slice(0, 4)}-01-01`,
    until: speaksOf,
    start,
    reason: said.reason,
    values: Object.fromEntries(codes.map(code => [code, typed(code)])),
    language,
    revision: 0,
  }
  const made = must(await saveBaseline(desk, form))
  const record = 'Planted minutes'
  const agreement = { baseline: made.baseline, agreedOn: life.stage.day(), body: agreed!.body, record, language }
  must(await agreeBaseline(desk, agreement))
}

function baselineOf({ world }: Life, country: string): Baseline {
  const baseline = world.baselines.find(eachBaseline => eachBaseline.country === country)
  if (!baseline) throw new Error(`There is no baseline of ${country}.`)
  return baseline
}
