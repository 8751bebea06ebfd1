/**
 * One search over all that a desk may see, by titles, names and codes. It asks the pages themselves, each under the deed it is open
 * for, so that no second rule about who sees what can differ from them. What people wrote in answers and notes is not searched.
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
import type { LocalText } from '@waymark/language'
import { hasWords, plain } from '#lib/listing.ts'
import type { NavLink } from '#lib/nav.ts'
import { roundName } from '#lib/round-name.ts'
import type { Words } from '#lib/words.ts'

/** What was found on one kind of page, named by the key of its title. `more`: so many fit beside those shown. */
export type Found = { readonly title: string; readonly links: readonly NavLink[]; readonly more: number }

const mostOfKind = 20 // links; whoever gets more is better served by the page of that kind, which searches too

type Line = { readonly path: string; readonly says: readonly string[] }
type Source = {
  readonly title: string
  readonly for: readonly Deed[] | null
  readonly lines: (desk: Desk, words: Words, typed: string) => Promise<readonly Line[]>
}

const named = ({ pick }: Words, names: LocalText) => pick(names).text
const sources: readonly Source[] = [
  {
    title: 'desk.search.own',
    for: null,
    async lines(desk, words) {
      const { own } = await today(desk)
      return own.map(one => ({
        path: `submissions/${one.id}`,
        says: [named(words, one.subject.names), roundName(one.round, words), one.respondent],
      }))
    },
  },
  {
    title: 'desk.review.title',
    for: ['review-submission'],
    async lines(desk, words) {
      const { submissions, entries } = await reviewList(desk)
      return [
        ...submissions.map(one => ({
          path: `reviews/${one.id}`,
          says: [named(words, one.subject.names), roundName(one.round, words), one.respondent],
        })),
        ...entries.map(one => ({ path: `reviews/entry/${one.id}`, says: [one.title.body ?? ''] })),
      ]
    },
  },
  {
    title: 'desk.nav.on-behalf',
    for: ['answer-for-member'],
    async lines(desk, words) {
      const list = await onBehalfList(desk, '')
      return (list?.drafts ?? []).map(one => ({
        path: `on-behalf/${one.id}`,
        says: [named(words, one.subject.names), one.respondent],
      }))
    },
  },
  {
    title: 'desk.nav.rounds',
    for: ['open-round', 'settle-answer', 'answer-for-member'],
    lines: async (desk, words) =>
      (await roundsPage(desk)).map(one => ({ path: `rounds/${one.id}`, says: [roundName(one, words)] })),
  },
  {
    title: 'desk.nav.plans',
    for: ['record-dialogue'],
    lines: async (desk, words) =>
      (await plansPage(desk)).map(one => ({ path: `plans/${one.code}`, says: [named(words, one.names), one.code] })),
  },
  {
    title: 'desk.nav.people',
    for: ['invite-person'],
    async lines(desk) {
      const page = await peoplePage(desk)
      return (page?.people ?? []).map(one => ({ path: `people/${one.id}`, says: [one.name, one.email ?? ''] }))
    },
  },
  {
    title: 'desk.nav.frameworks',
    for: ['adopt-framework'],
    async lines(desk, words) {
      const { adopted } = await frameworksPage(desk)
      const editions = await Promise.all(adopted.map(({ id }) => editionPage(desk, id)))
      return editions.flatMap(edition =>
        edition === null
          ? []
          : [
              { path: `frameworks/${edition.id}`, says: [named(words, edition.name), edition.label] },
              ...edition.questions.map(one => ({
                path: `frameworks/${edition.id}/${one.code}`,
                says: [one.code, named(words, one.name), edition.label],
              })),
            ],
      )
    },
  },
  {
    title: 'desk.nav.releases',
    for: ['publish-release'],
    lines: async desk =>
      (await releasesPage(desk)).releases.map(one => ({ path: `releases/${one.id}`, says: [one.label] })),
  },
  { title: 'entries.title', for: null, lines: entryLines },
]

async function entryLines(desk: Desk, words: Words, typed: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const { code, plural } of await registersBoard(desk)) {
    lines.push({ path: `entries/${code}`, says: [named(words, plural), code] })
    const page = await registerDeskPage(desk, code, { words: typed, place: '', state: '', level: '', after: '' })
    for (const { id, title } of page?.rows ?? [])
      lines.push({ path: `entries/${code}/${id}`, says: [title.body ?? '', named(words, plural)] })
  }
  return lines
}

/** Everything of the desk whose title, name or code has all of the words, by kind of page; nothing where there are no words. */
export async function searchDesk(
  desk: Desk,
  typed: string,
  { words, at }: { readonly words: Words; readonly at: (path: string) => string },
): Promise<readonly Found[]> {
  const wanted = plain(typed).trim().split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  const found: Found[] = []
  for (const source of sources) {
    if (source.for !== null && !source.for.some(deed => mayDo(desk.roles, deed))) continue
    const fits = (await source.lines(desk, words, typed)).filter(({ says }) => hasWords(says, wanted))
    const links = fits.slice(0, mostOfKind).map(({ path, says }) => {
      const [first = '', ...rest] = [...new Set(says)].filter(Boolean)
      return { href: at(path), text: [first, ...rest].join(`${words.comma} `) }
    })
    if (links.length > 0) found.push({ title: source.title, links, more: fits.length - links.length })
  }
  return found
}
