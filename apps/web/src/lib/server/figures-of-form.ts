/** What a release says of one form of exploitation, or of what is served: the parts that ask about a form by itself, and what the network does and learned. */
import { servedFacets, type Facet, type Indicator } from '@waymark/framework'
import {
  pathOfPage,
  type AboutAnswer,
  type AboutPage,
  type AdoptedWithout,
  type IndicatorPage,
  type LearningPage,
  type PartFigure,
  type Period,
  type PlaceNames,
  type PlanPage,
  type RegisterPage,
} from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'
import { releaseAt, type AtRelease } from './release.ts'

type OfForm = {
  readonly period: Period
  readonly parts: readonly PartFigure[]
  readonly definitions: readonly Pick<Indicator, 'code' | 'name' | 'subQuestions'>[]
}

/** Newest period first; empty where the release asked nothing about the form by itself. */
export async function figuresOfForm(
  at: AtRelease & { readonly edition: string },
  { edition, theme }: { readonly edition: AdoptedWithout['edition']; readonly theme: string },
): Promise<readonly OfForm[]> {
  const opened = await releaseAt(at)
  const found = new Map<string, { period: Period; parts: PartFigure[]; definitions: OfForm['definitions'][number][] }>()
  for (const { code, subQuestions } of edition.indicators) {
    const part = subQuestions.find(question => question.theme === theme)?.code
    const page = part && (await opened.page<IndicatorPage>(`indicators/${at.edition}/${code}.json`))
    const newest = page
      ? page.figures.find(publishedFigure => page.parts?.some(each => each.of === publishedFigure.id))
      : undefined
    const figure =
      page &&
      newest &&
      page.parts?.find(eachPart => eachPart.of === newest.id)?.figures.find(partFigure => partFigure.part === part)
    if (!page || !newest || !figure) continue
    const line = found.get(newest.period.label) ?? { period: newest.period, parts: [], definitions: [] }
    line.parts.push(figure)
    line.definitions.push(page.definition)
    found.set(newest.period.label, line)
  }
  return [...found.values()].toSorted((one, other) => (one.period.until < other.period.until ? 1 : -1))
}

/** An action or a finding about it: its words, whose it is, and the page and place on it where it stands. */
export type OnForm = {
  readonly id: string
  readonly text: string
  readonly place?: string
  readonly region?: string
  readonly href: string
}

/** A form of exploitation, an outcome for children, a target group or an SDG target. */
export type About = { readonly facet: Facet; readonly value: string }

/** By which facets entries, actions and findings can be looked at. */
export const isOfWork = (facet: Facet): boolean =>
  facet === 'theme' || servedFacets.some(servedFacet => servedFacet === facet)

type Said = {
  readonly forms: readonly { readonly code: string }[]
  readonly served?: readonly { readonly facet: string; readonly value: string }[]
}

const isAbout =
  ({ facet, value }: About) =>
  ({ forms, served = [] }: Said): boolean =>
    facet === 'theme'
      ? forms.some(form => form.code === value)
      : served.some(one => one.facet === facet && one.value === value)

/** Public actions and findings of a release that are about it, in the order of their pages. */
export async function workOnForm(
  opened: PublicRelease,
  about: About,
): Promise<{ readonly actions: readonly OnForm[]; readonly findings: readonly OnForm[]; readonly places: PlaceNames }> {
  const actions: OnForm[] = []
  const findings: OnForm[] = []
  let places: PlaceNames = {}
  for await (const { page, href } of pagesAt<PlanPage>(opened, 'plan')) {
    places = { ...places, ...page.places }
    for (const { place, region, actions: own } of page.priorities)
      for (const { id, what } of own.filter(isAbout(about)))
        actions.push({ id, text: what, ...whose({ place, region }), href: `${href}#action-${id}` })
  }
  for await (const { page, href } of pagesAt<LearningPage>(opened, 'learning')) {
    places = { ...places, ...page.places }
    for (const { id, finding, place, region } of page.chains.filter(isAbout(about)))
      findings.push({ id, text: finding.text, ...whose({ place, region }), href: `${href}#chain-${id}` })
  }
  return { actions, findings, places }
}

const whose = ({ place, region }: { readonly place: string | undefined; readonly region: string | undefined }) => ({
  ...(place === undefined ? {} : { place }),
  ...(region === undefined ? {} : { region }),
})

/** Published answers that say of themselves that they are about it, newest period first. */
export async function answersAbout(
  opened: PublicRelease,
  { edition, facet, value }: About & { readonly edition: string },
): Promise<{ readonly answers: readonly AboutAnswer[]; readonly places: PlaceNames }> {
  const answers: AboutAnswer[] = []
  let places: PlaceNames = {}
  for await (const { page } of pagesAt<AboutPage>(opened, `frameworks/${edition}/about`)) {
    places = { ...places, ...page.places }
    answers.push(
      ...page.answers.filter(({ themes = [], serves = [], online }) =>
        facet === 'theme'
          ? themes.includes(value)
          : facet === 'online'
            ? online === value
            : serves.includes(`${facet}/${value}`),
      ),
    )
  }
  return { answers, places }
}

/** Entries of one register that are about it: how many, and the newest of them. */
export type EntriesOnForm = {
  readonly register: string
  readonly plural: NonNullable<RegisterPage['definition']>['plural']
  readonly count: number
  readonly newest: readonly {
    readonly id: string
    readonly title: string
    readonly day: string
    readonly href: string
  }[]
}

const mostShown = 10 // entries of a register; its own page has all

/** Entries of these registers that say they are about it; those that say nothing are of no form and serve nothing. Registers without any are left out. */
export async function entriesOnForm(
  opened: PublicRelease,
  { facet, value, registers }: About & { readonly registers: readonly string[] },
): Promise<readonly EntriesOnForm[]> {
  const found: EntriesOnForm[] = []
  for (const register of registers) {
    let plural: EntriesOnForm['plural'] = {}
    let count = 0
    const newest: EntriesOnForm['newest'][number][] = []
    for await (const { page, href } of pagesAt<RegisterPage>(opened, `registers/${register}`, `register/${register}`)) {
      plural = page.definition?.plural ?? plural
      for (const { id, title, day, themes, serves = [] } of page.entries) {
        if (!(facet === 'theme' ? themes.includes(value) : serves.includes(`${facet}/${value}`))) continue
        count += 1
        if (newest.length < mostShown) newest.push({ id, title, day, href: `${href}#entry-${id}` })
      }
    }
    if (count > 0) found.push({ register, plural, count, newest })
  }
  return found
}

/** The pages of a list one after the other, each with its address below that of the release. */
export async function* pagesAt<Page>(
  opened: PublicRelease,
  name: string,
  at: string = name,
): AsyncGenerator<{ page: Page; href: string }> {
  for (let number = 1; ; number += 1) {
    const page = await opened.page<Page>(pathOfPage(`${name}.json`, number))
    if (!page) return
    yield { page, href: number === 1 ? at : `${at}/page/${number}` }
  }
}
