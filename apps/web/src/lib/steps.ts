/** Where a page stands: the pages above it, from the front page down, each with its address. Pages at the top have none. */
import type { TextByLanguage, PickedText } from '@waymark/language'
import type { Words } from './words.ts'
import { roundName, type RoundNamed } from './round-name.ts'

/** One step. `lang`: the language of a name that stands in none of the reader's. */
export type TrailStep = { readonly href: string; readonly text: string; readonly lang?: string }

/** A page as a step is made of it: its route, what of the address fills the route, and what it was given to show. */
export type At = {
  readonly route: string
  readonly params: Readonly<Partial<Record<string, string | number>>>
  // What pages are given differs from page to page; a step reads what it needs of it and does without where it is not there.
  readonly data: Readonly<Record<string, any>>
}

type Named = string | PickedText
type Name = (words: Words, at: At) => Named | undefined

const home = '/[language=language]'
const release = `${home}/[network]/[release=release]`
const desk = `${home}/[network]/desk`

const titled =
  (key: string): Name =>
  ({ speak }) =>
    speak(key)
const picked = ({ pick }: Words, names: TextByLanguage | undefined) => names && pick(names)

const edition: Name = ({ pick, speak }, { data }) => {
  const ref = data['page']?.edition
  return ref && `${pick(ref.title).text}${speak('public.edition', { label: ref.label })}`
}
const subject: Name = (words, { data }) =>
  picked(words, (data['subject'] ?? data['found']?.subject ?? data['settle']?.subject ?? data['page']?.subject)?.names)
const round: Name = (words, { data }) => {
  const shown = (data['page'] ?? data['inside'])?.round
  return shown && roundName(shown as RoundNamed, words)
}
const submission: Name = ({ pick }, { data }) => {
  const shown = data['submission'] ?? data['question']?.submission
  return shown && pick(shown.subject.names)
}
const kind: Name = (words, { data }) => picked(words, data['page']?.kind?.plural)

/** What a step is called, by its route: every page that has pages below it. */
const names: Readonly<Record<string, Name>> = {
  [home]: titled('shell.front'),
  [`${home}/frameworks`]: titled('public.shipped.title'),
  [`${home}/reviews`]: titled('state-reviews.title'),
  [`${home}/reviews/recommendations`]: titled('recommendations.title'),
  [`${home}/reviews/states`]: titled('state-reviews.states'),
  [`${home}/reviews/[mechanism]`]: ({ pick }, { data }) => data['page']?.mechanism && pick(data['page'].mechanism.name),
  [`${home}/sign-in`]: titled('sign-in.title'),
  [`${home}/account`]: titled('account.title'),
  [`${home}/account/passkeys`]: titled('passkey.title'),
  [`${home}/account/second-factor`]: titled('account.factor.title'),
  [`${home}/account/email`]: titled('account.email.change'),
  [release]: ({ pick, speak }, { data }) =>
    speak('shell.release', { network: pick(data['network'].names).text, label: data['release'].label }),
  [`${release}/framework/[edition]`]: edition,
  [`${release}/framework/[edition]/[indicator]`]: (_words, { data }) => data['page']?.code,
  [`${release}/countries`]: titled('public.countries.title'),
  [`${release}/regions`]: titled('public.regions.title'),
  [`${release}/register`]: titled('public.registers.title'),
  [`${release}/register/[kind]`]: (words, { data }) => picked(words, data['page']?.definition?.plural),
  [`${release}/countries/[country]`]: (words, { data }) => picked(words, data['page']?.place?.names),
  [`${release}/sources`]: titled('public.sources.title'),
  [`${release}/plan`]: titled('public.plan.title'),
  [`${release}/learning`]: titled('public.learning.title'),
  [desk]: ({ pick, speak }, { data }) => speak('shell.workspace', { network: pick(data['network']).text }),
  [`${desk}/baselines`]: titled('desk.nav.baselines'),
  [`${desk}/baselines/[country]`]: subject,
  [`${desk}/entries`]: titled('entries.title'),
  [`${desk}/entries/[kind]`]: kind,
  [`${desk}/entries/[kind]/[entry]`]: (_words, { data }) => data['page']?.entry?.title.body ?? undefined,
  [`${desk}/frameworks`]: titled('desk.nav.frameworks'),
  [`${desk}/frameworks/[edition]`]: ({ pick }, { data }) => {
    const shown = data['edition'] ?? data['page']?.edition
    return shown?.name && pick(shown.name)
  },
  [`${desk}/hidden`]: titled('desk.nav.hidden'),
  [`${desk}/learning`]: titled('desk.nav.learning'),
  [`${desk}/mail`]: titled('mail.title'),
  [`${desk}/on-behalf`]: titled('desk.nav.on-behalf'),
  [`${desk}/on-behalf/[submission]`]: submission,
  [`${desk}/on-behalf/[submission]/[indicator]`]: (_words, { data }) => data['question']?.indicator.code,
  [`${desk}/people`]: titled('desk.nav.people'),
  [`${desk}/people/[person]`]: (_words, { data }) => data['person']?.name,
  [`${desk}/plans`]: titled('desk.nav.plans'),
  [`${desk}/plans/[country]`]: subject,
  [`${desk}/previews`]: titled('desk.round.preview'),
  [`${desk}/previews/[preview]`]: ({ speak }, { data }) =>
    data['page']?.label && speak('desk.preview.title', { label: data['page'].label }),
  [`${desk}/records`]: titled('records.title'),
  [`${desk}/redactions`]: titled('desk.nav.redactions'),
  [`${desk}/redactions/[redaction]`]: titled('deed.redact.title'),
  [`${desk}/registry`]: titled('desk.nav.registry'),
  [`${desk}/registry/regions`]: titled('region.title'),
  [`${desk}/registry/regions/[region]`]: ({ pick }, { data }) => data['region'] && pick(data['region'].names).text,
  [`${desk}/registry/[member]`]: (_words, { data }) => (data['page'] ?? data).member?.name,
  [`${desk}/releases`]: titled('desk.nav.releases'),
  [`${desk}/reviews`]: titled('desk.nav.reviews'),
  [`${desk}/reviews/correction/[answer]`]: titled('desk.review.correction'),
  [`${desk}/rounds`]: titled('desk.nav.rounds'),
  [`${desk}/rounds/[round]`]: round,
  [`${desk}/rounds/[round]/inside`]: titled('desk.inside.title'),
  [`${desk}/safeguarding`]: titled('desk.nav.safeguarding'),
  [`${desk}/settlement/[round]/[indicator]/[subject]`]: subject,
  [`${desk}/submissions/[submission]`]: submission,
  [`${desk}/submissions/[submission]/[indicator]`]: (_words, { data }) => data['question']?.indicator.code,
  [`${desk}/targets`]: titled('desk.nav.targets'),
}

const inEdition = `${release}/framework/[edition]`
const ofIndicator = `${inEdition}/[indicator]/[...part=part]`
const observation = `${release}/observations/[edition]/[indicator]/[subject]`

/** The routes above a route, from the front page down. */
export function routesAbove(route: string): readonly string[] {
  if (route === observation) return [home, release, inEdition]
  const parts = route.replace(/\/\[\.\.\.part=part\]$/, '').split('/')
  return parts
    .slice(2)
    .map((_, at) => parts.slice(0, at + 2).join('/'))
    .filter(one => one in names)
}

/**
 * The steps to a page, none on the front page, and none that the person may not open. A name that the page was not given is said as it
 * stands in the address.
 */
export function stepsTo(at: At, words: Words): readonly TrailStep[] {
  if (at.route === home) return []
  const notOpened: readonly string[] = at.data['notOpened'] ?? []
  const open = routesAbove(at.route).filter(route => !notOpened.some(page => route === `${desk}/${page}`))
  const steps = open.map(route => {
    const last = route.split('/').at(-1) ?? ''
    const named = names[route]?.(words, at) || String(at.params[/^\[(\w+)/.exec(last)?.[1] ?? ''] ?? last)
    return step(filled(route, at.params), named, words)
  })
  return [...steps, ...within(at, words)]
}

/** Above an indicator: its sections, on the page of the edition. Above an observation: the indicator. */
function within({ route, params, data }: At, words: Words): readonly TrailStep[] {
  const edition = filled(inEdition, params)
  const code = String(params['indicator'] ?? '')
  if (route === observation) return [step(`${edition}/${code}`, code, words)]
  if (route !== ofIndicator) return []
  const sections: readonly { readonly code: string; readonly title: TextByLanguage }[] = data['page']?.within ?? []
  return sections.map(({ code, title }) => step(`${edition}#section-${code}`, words.pick(title), words))
}

function step(href: string, named: Named, { language }: Words): TrailStep {
  if (typeof named === 'string') return { href, text: named }
  return { href, text: named.text, ...(named.language === language ? {} : { lang: named.language }) }
}

/** A route with what the address has in its places. */
const filled = (route: string, params: At['params']): string =>
  route.replace(/\[(\w+)(?:=\w+)?\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
