/**
 * What each of the 16 counting indicators counts, as the wording says it. Source: definitions 9 and 10a.
 *
 * Fields of entries that the rules read are named in the rules themselves; `plant/entries.ts` fills them.
 */
import { inPeriod, lastDay } from './days.ts'
import { isConfirmed, stageOn, type KnownEntry } from './entry-on.ts'
import type { Period, Register, World } from './world.ts'

/**
 * What one entry is for one indicator and period: `amount` is what it adds to the figure (1, or the persons of a sum; 0: not counted),
 * `split` the words under which it stands beneath the figure, `beside` those under which it stands apart and adds nothing.
 */
export type Counted = { readonly amount: number; readonly split: readonly string[]; readonly beside: readonly string[] }

type Rule = (entry: KnownEntry, period: Period, register: Register, world: World) => Counted

const nothing: Counted = { amount: 0, split: [], beside: [] }
const one = (...split: readonly string[]): Counted => ({ amount: 1, split, beside: [] })

const list = (entry: KnownEntry, field: string): readonly string[] => {
  const value = entry.fields[field]
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : []
}
const number = (entry: KnownEntry, field: string): number => {
  const value = entry.fields[field]
  return typeof value === 'number' ? value : 0
}
const happened = (entry: KnownEntry, period: Period) => entry.event !== null && inPeriod(entry.event, period)

/** Stages of these names reached in the period, each once. */
const reached = (entry: KnownEntry, period: Period, ...stages: readonly string[]): readonly string[] => [
  ...new Set(
    entry.stages.filter(stage => stages.includes(stage.stage) && inPeriod(stage.day, period)).map(stage => stage.stage),
  ),
]

const standsIn = (entry: KnownEntry, period: Period, stage: string) => stageOn(entry, lastDay(period)) === stage

/** O2c: `sectors` holds who took part. Two sectors and two countries; either beside; without civil society apart. */
const jointAction: Rule = (entry, period) => {
  const sectors = new Set(list(entry, 'sectors'))
  if (!happened(entry, period) || !sectors.has('law enforcement') || sectors.size < 2) return nothing
  const countries = new Set(entry.places).size
  if (!sectors.has('civil society')) return countries < 2 ? nothing : { ...nothing, beside: ['without civil society'] }
  const beside = ['two sectors', ...(countries >= 2 ? ['two countries'] : [])]
  return { amount: countries >= 2 ? 1 : 0, split: [], beside }
}

/** O3a: a company of travel and tourism in The Code or a national code, standing, with a criterion dated in the period. */
const company: Rule = (entry, period, register) => {
  const belongs = list(entry, 'industry').includes('travel and tourism') && list(entry, 'programme').length > 0
  if (!belongs || !standsIn(entry, period, 'joined')) return nothing
  if (!isConfirmed(entry, register, period)) return { ...nothing, beside: ['last confirmed earlier'] }
  const acted = entry.dated.some(field => field.field.startsWith('criterion') && inPeriod(field.day, period))
  return acted ? one(...list(entry, 'programme')) : { ...nothing, beside: ['joined without action'] }
}

/** O3b: made for the private sector by a government or a regional mechanism, adopted in the period; actions and laws apart. */
const privateSectorRule: Rule = (entry, period) => {
  const maker = String(entry.fields.maker)
  const wanted = list(entry, 'about').includes('private sector') && ['government', 'regional mechanism'].includes(maker)
  if (!wanted || reached(entry, period, 'adopted').length === 0) return nothing
  return one(`${String(entry.fields.what)} by ${maker}`)
}

/** O3c: a measure of a target industry, adopted or implemented in the period. */
const industryMeasure: Rule = (entry, period, _register, world) => {
  const stages = reached(entry, period, 'adopted', 'implemented')
  const industries = list(entry, 'industry')
  if (stages.length === 0 || !industries.some(industry => world.network.targetIndustries.includes(industry)))
    return nothing
  return one(...stages)
}

/** An event of the period one of whose `kinds` is the one the wording names (O5c, O6c). */
const campaignOf =
  (kind: string): Rule =>
  (entry, period) =>
    happened(entry, period) && list(entry, 'kinds').includes(kind) ? one() : nothing

/** S4b: people engaged by campaigns that are online and aimed at accountability. */
const accountabilityCampaign: Rule = (entry, period) => {
  const fits = entry.fields.online === true && list(entry, 'aims').includes('institutional accountability')
  return happened(entry, period) && fits ? { amount: number(entry, 'people'), split: [], beside: [] } : nothing
}

/** S2b, E3b: any event of the register in the period. */
const event: Rule = (entry, period) => (happened(entry, period) ? one() : nothing)

/** S2c: research that says which advocacy priorities it supports directly. */
const research: Rule = (entry, period) => {
  const supports = list(entry, 'supports')
  return happened(entry, period) && supports.length > 0 ? one(...supports) : nothing
}

/** S3a: an organisation of the private sector engaged in the period for prevention or response (ADR 0145). */
const privatePartner: Rule = (entry, period) => {
  const purposes = list(entry, 'purposes').filter(purpose => purpose === 'prevention' || purpose === 'response')
  return purposes.length > 0 && reached(entry, period, 'engaged').length > 0 ? one(...purposes) : nothing
}

/** S3d: a partnership of several kinds of stakeholders convened by the network, standing on the last day. */
const partnership: Rule = (entry, period, register) => {
  if (entry.fields.convenedByNetwork !== true || !standsIn(entry, period, 'running')) return nothing
  return isConfirmed(entry, register, period) ? one() : { ...nothing, beside: ['last confirmed earlier'] }
}

/** S4a: the perspectives of children, survivors or both changed the content. */
const voices: Rule = (entry, period) => {
  const whose = list(entry, 'voices')
  if (!happened(entry, period) || entry.fields.changedContent !== true) return nothing
  const [children, survivors] = [whose.includes('children'), whose.includes('survivors')]
  if (!children && !survivors) return nothing
  return one(children && survivors ? 'both' : children ? 'children' : 'survivors')
}

/** S4c: a national story published on a global platform. */
const story: Rule = (entry, period) => (happened(entry, period) && entry.fields.platform === 'global' ? one() : nothing)

/** S4d: journalists among the participants, never all participants. */
const training: Rule = (entry, period) =>
  happened(entry, period) ? { amount: number(entry, 'journalists'), split: [], beside: [] } : nothing

/** E4a is a list of its own (`recommendations.ts`) and has no rule here. */
export const rules: Readonly<Record<string, Rule>> = {
  O2c: jointAction,
  O3a: company,
  O3b: privateSectorRule,
  O3c: industryMeasure,
  O5c: campaignOf('help-seeking'),
  O6c: campaignOf('evidence-based'),
  S2b: event,
  S2c: research,
  S3a: privatePartner,
  S3d: partnership,
  S4a: voices,
  S4b: accountabilityCampaign,
  S4c: story,
  S4d: training,
  E3b: event,
}

/** Indicators whose figure is a sum of persons, possibly counted twice. */
export const sumsPersons: ReadonlySet<string> = new Set(['S4b', 'S4d'])
