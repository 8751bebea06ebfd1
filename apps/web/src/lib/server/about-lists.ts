/** A register and a country narrowed to what is about one thing, read from the files of a release. */
import { error } from '@sveltejs/kit'
import { indicatorsWith } from '@waymark/framework'
import type { PublicRelease } from '@waymark/operations'
import {
  editionPath,
  type CountryPage,
  type EntryView,
  type LearningPage,
  type LearningView,
  type PagePart,
  type PlanPage,
  type PriorityView,
  type RegisterPage,
  type Scorecard,
} from '@waymark/scorecard'
import type { AboutCounted, AboutNamed } from '#lib/public/about-words.ts'
import { countedIn, keyOf, saidBy, type AboutSaid } from './about.ts'
import { pagesAt } from './figures-of-form.ts'
import { fieldOf } from './release-base.ts'

const mostOfPage = 25 // entries; with their words far below 40 KB

const partOf = <T>(all: readonly T[], number: number): { readonly share: readonly T[]; readonly part?: PagePart } => {
  const of = Math.max(1, Math.ceil(all.length / mostOfPage))
  if (number > of) error(404, 'The list has no such page.')
  const share = all.slice((number - 1) * mostOfPage, number * mostOfPage)
  return of === 1 ? { share } : { share, part: { number, of, total: all.length } }
}

async function registerRead(opened: PublicRelease, register: string) {
  const entries: EntryView[] = []
  let first: RegisterPage | undefined
  let places: RegisterPage['places'] = {}
  for await (const { page } of pagesAt<RegisterPage>(opened, `registers/${register}`)) {
    first ??= page
    places = { ...places, ...page.places }
    entries.push(...page.entries)
  }
  return { first: first ?? error(404, 'There is no such register.'), entries, places }
}

/** What the entries of a register say that they are about. */
export async function aboutOfRegister(opened: PublicRelease, register: string): Promise<readonly AboutCounted[]> {
  return countedIn(opened, (await registerRead(opened, register)).entries)
}

/** The entries of a register that say they are about it, newest first, one page of them. */
export async function registerAbout(
  opened: PublicRelease,
  { register, about, part }: { readonly register: string; readonly about: AboutNamed; readonly part: number },
) {
  const { first, entries, places } = await registerRead(opened, register)
  const found = entries.filter(isAbout(about))
  const { share, ...parts } = partOf(found, part)
  const { figures: _, part: __, ...page } = first
  return { page: { ...page, ...parts, entries: share, places }, found: found.length, all: entries.length }
}

const isAbout =
  (about: AboutNamed) =>
  (said: AboutSaid): boolean =>
    saidBy(said).includes(keyOf(about))

async function planRead(opened: PublicRelease) {
  const priorities: PriorityView[] = []
  let places: PlanPage['places'] = {}
  for await (const { page } of pagesAt<PlanPage>(opened, 'plan')) {
    places = { ...places, ...page.places }
    priorities.push(...page.priorities)
  }
  return { priorities, places, actions: priorities.flatMap(priority => priority.actions) }
}

/** What the public actions of a release say that they are about. */
export async function aboutOfPlans(opened: PublicRelease): Promise<readonly AboutCounted[]> {
  return countedIn(opened, (await planRead(opened)).actions)
}

/** The public actions that say they are about it, under their priorities, one page of them. */
export async function plansAbout(
  opened: PublicRelease,
  { about, part }: { readonly about: AboutNamed; readonly part: number },
) {
  const { priorities, places, actions } = await planRead(opened)
  const found = priorities.flatMap(priority => {
    const own = priority.actions.filter(isAbout(about))
    return own.length === 0 ? [] : [{ ...priority, actions: own }]
  })
  const { share, ...parts } = partOf(found, part)
  const n = found.reduce((sum, priority) => sum + priority.actions.length, 0)
  return { priorities: share, places, found: n, all: actions.length, ...parts }
}

async function learningRead(opened: PublicRelease) {
  const chains: LearningView[] = []
  let places: LearningPage['places'] = {}
  for await (const { page } of pagesAt<LearningPage>(opened, 'learning')) {
    places = { ...places, ...page.places }
    chains.push(...page.chains)
  }
  return { chains, places }
}

/** What the public findings of a release say that they are about. */
export async function aboutOfLearning(opened: PublicRelease): Promise<readonly AboutCounted[]> {
  return countedIn(opened, (await learningRead(opened)).chains)
}

/** The public findings that say they are about it, with what followed from each, one page of them. */
export async function learningAbout(
  opened: PublicRelease,
  { about, part }: { readonly about: AboutNamed; readonly part: number },
) {
  const { chains, places } = await learningRead(opened)
  const found = chains.filter(isAbout(about))
  const { share, ...parts } = partOf(found, part)
  return { chains: share, places, found: found.length, all: chains.length, ...parts }
}

type OfCountry = Pick<CountryPage, 'scorecards' | 'entries' | 'priorities' | 'learning' | 'places'>

async function countryRead(opened: PublicRelease, country: string) {
  let first: CountryPage | undefined
  let all: OfCountry = { scorecards: [], entries: [], priorities: [], learning: [], places: {} }
  for await (const { page } of pagesAt<CountryPage>(opened, `countries/${country}`)) {
    first ??= page
    all = {
      scorecards: [...all.scorecards, ...page.scorecards],
      entries: [...all.entries, ...page.entries],
      priorities: [...all.priorities, ...page.priorities],
      learning: [...all.learning, ...page.learning],
      places: { ...all.places, ...page.places },
    }
  }
  return { first: first ?? error(404, 'There is no such country.'), all }
}

/** What the answers, entries, actions and findings of a country say that they are about. */
export async function aboutOfCountry(opened: PublicRelease, country: string): Promise<readonly AboutCounted[]> {
  const { all } = await countryRead(opened, country)
  const actions = all.priorities.flatMap(priority => priority.actions)
  const answers = all.scorecards.flatMap(card =>
    card.sections.flatMap(section => section.lines.map(line => line.answer)),
  )
  return countedIn(opened, [...answers, ...all.entries, ...actions, ...all.learning])
}

/** What a country answered to indicators that name it, and its actions, findings and entries that say they are about it. */
export async function countryAbout(
  opened: PublicRelease,
  { country, about, part }: { readonly country: string; readonly about: AboutNamed; readonly part: number },
) {
  const { first, all } = await countryRead(opened, country)
  const { share, ...parts } = partOf(all.entries.filter(isAbout(about)), part)
  return {
    place: first.place,
    invented: first.invented,
    places: all.places,
    scorecards: part === 1 ? await cardsAbout(opened, all.scorecards, about) : [],
    priorities: (part === 1 ? all.priorities : []).flatMap(priority => {
      const actions = priority.actions.filter(isAbout(about))
      return actions.length === 0 ? [] : [{ ...priority, actions }]
    }),
    learning: part === 1 ? all.learning.filter(isAbout(about)) : [],
    entries: share,
    ...parts,
  }
}

/** Scorecards with the indicators alone that name it or whose answer says so; those that name no form speak of every form and are not among them. */
async function cardsAbout(
  opened: PublicRelease,
  cards: readonly Scorecard[],
  about: AboutNamed,
): Promise<readonly Scorecard[]> {
  const editions = new Map((await fieldOf(opened, 'editions')).map(({ edition }) => [editionPath(edition), edition]))
  return cards.flatMap(card => {
    const edition = editions.get(card.edition.path)
    const codes = new Set(
      edition ? indicatorsWith(edition, about.facet, about.value).map(indicator => indicator.code) : [],
    )
    const sections = card.sections
      .map(section => ({
        ...section,
        lines: section.lines.filter(line => codes.has(line.indicator) || saidBy(line.answer).includes(keyOf(about))),
        counted: section.counted.filter(one => codes.has(one.indicator)),
      }))
      .filter(section => section.lines.length + section.counted.length > 0)
    return sections.length === 0 ? [] : [{ ...card, sections }]
  })
}
