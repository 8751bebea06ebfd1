/**
 * One search over all that a desk may open, by titles, names and codes. It asks what the pages themselves show, each under the deed its
 * page is open for, so that no second rule about who sees what can differ from them. What people wrote in answers and notes is not searched.
 */
import {
  editionPage,
  frameworksPage,
  mayDo,
  onBehalfList,
  peoplePage,
  plansPage,
  registerDeskPage,
  registersBoard,
  releasesPage,
  reviewList,
  roundsPage,
  today,
  type Deed,
  type Desk,
} from '@waymark/operations'
import type { TextByLanguage } from '@waymark/language'
import { roundName } from '#lib/round-name.ts'
import type { Words } from '#lib/words.ts'

/** A piece of a name, with the language it is in where that is known. */
export type Said = { readonly text: string; readonly language?: string }

/** A page below the desk that can be found. `kind`: what it is, which is a word of the address too. */
export type PlaceToSearch = { readonly kind: Kind; readonly path: string; readonly says: readonly Said[] }

type Found = Omit<PlaceToSearch, 'kind'>
type Asked = { readonly desk: Desk; readonly words: Words; readonly typed: string }
type Source = { readonly for: readonly Deed[] | null; readonly found: (asked: Asked) => Promise<readonly Found[]> }

const plainly = (text: string): Said => ({ text })
const named = ({ pick }: Words, names: TextByLanguage): Said => pick(names)

/** By kind, in the order they are shown. */
const sources = {
  submissions: {
    for: null,
    found: async ({ desk, words }) =>
      (await today(desk)).own.map(({ id, subject, round, respondent }) => ({
        path: `submissions/${id}`,
        says: [named(words, subject.names), plainly(roundName(round, words)), plainly(respondent)],
      })),
  },
  reviews: { for: ['review-submission'], found: toReview },
  'on-behalf': {
    for: ['answer-for-member'],
    found: async ({ desk, words }) =>
      ((await onBehalfList(desk, ''))?.drafts ?? []).map(({ id, subject, respondent }) => ({
        path: `on-behalf/${id}`,
        says: [named(words, subject.names), plainly(respondent)],
      })),
  },
  rounds: {
    for: ['open-round', 'answer-for-member'],
    found: async ({ desk, words }) =>
      (await roundsPage(desk)).map(round => ({ path: `rounds/${round.id}`, says: [plainly(roundName(round, words))] })),
  },
  plans: {
    for: ['record-dialogue'],
    found: async ({ desk, words }) =>
      (await plansPage(desk)).map(({ code, names }) => ({
        path: `plans/${code}`,
        says: [named(words, names), plainly(/^[A-Z]{3}$/.test(code) ? code : '')], // regions have words for codes
      })),
  },
  people: {
    for: ['invite-person'],
    found: async ({ desk }) =>
      ((await peoplePage(desk))?.people ?? []).map(({ person, name, email }) => ({
        path: `people/${person}`,
        says: [name, email ?? ''].map(plainly),
      })),
  },
  frameworks: { for: ['adopt-framework'], found: inFrameworks },
  releases: {
    for: ['publish-release'],
    found: async ({ desk }) =>
      (await releasesPage(desk)).releases.map(({ id, label }) => ({ path: `releases/${id}`, says: [plainly(label)] })),
  },
  entries: { for: null, found: onRegisters },
} as const satisfies Readonly<Record<string, Source>>

type Kind = keyof typeof sources

export const kindsFound = Object.keys(sources) as readonly Kind[]

async function toReview({ desk, words }: Asked): Promise<readonly Found[]> {
  const { submissions, entries } = await reviewList(desk)
  return [
    ...submissions.map(({ id, subject, round, respondent }) => ({
      path: `reviews/${id}`,
      says: [named(words, subject.names), plainly(roundName(round, words)), plainly(respondent)],
    })),
    ...entries.map(({ id, title }) => ({ path: `reviews/entry/${id}`, says: titled(title) })),
  ]
}

async function inFrameworks({ desk, words }: Asked): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const { id } of (await frameworksPage(desk)).adopted) {
    const edition = await editionPage(desk, id)
    if (!edition) continue
    const label = plainly(edition.label)
    found.push({ path: `frameworks/${id}`, says: [named(words, edition.name), label] })
    for (const { code, name } of edition.questions)
      found.push({ path: `frameworks/${id}/${code}`, says: [plainly(code), named(words, name), label] })
  }
  return found
}

const everything = { place: '', state: '', level: '', about: '', online: '', after: '' }

/** The registers, and of each the entries of the first page of its own search, which has the further ones. */
async function onRegisters({ desk, words, typed }: Asked): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const { code, plural } of await registersBoard(desk)) {
    const register = named(words, plural)
    found.push({ path: `entries/${code}`, says: [register, plainly(code)] })
    const page = await registerDeskPage(desk, code, { ...everything, words: typed })
    for (const { id, title } of page?.rows ?? [])
      found.push({ path: `entries/${code}/${id}`, says: [...titled(title), register] })
    if (page?.next)
      found.push({ path: `entries/${code}?words=${encodeURIComponent(typed)}`, says: [register, plainly(typed)] })
  }
  return found
}

/** A title as it may be read here: nothing of one that was redacted or is held. */
const titled = ({ body, language }: { readonly body: string | null; readonly language: string }): readonly Said[] =>
  body === null ? [] : [{ text: body, language }]

/** Every page that this desk may open and that has a name; entries only as far as the typed words find them. */
export async function placesOf(asked: Asked): Promise<readonly PlaceToSearch[]> {
  const places: PlaceToSearch[] = []
  for (const kind of kindsFound) {
    const source: Source = sources[kind]
    if (source.for !== null && !source.for.some(deed => mayDo(asked.desk.roles, deed))) continue
    for (const { path, says } of await source.found(asked)) {
      const said = says.filter(
        ({ text }, at) => text !== '' && at === says.findIndex(eachSaid => eachSaid.text === text),
      )
      if (said.length > 0) places.push({ kind, path, says: said })
    }
  }
  return places
}
