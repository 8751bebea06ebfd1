/** Every form that anybody is shown, filled in and sent, with a marker in each of its fields. */
import type { RoleName } from '@waymark/network'
import type { Visitor } from '../../tests/journeys/visitor.ts'
import { fresh, pageName, pagesOf, type Address } from './crawl.ts'
import { actionOf, controlsOf, fieldOf, isSearch, keyOf, markAll, nameOf, sendUntilKept, takesWords } from './forms.ts'
import type { Markers } from './markers.ts'

export type FormSeen = { kept: boolean; tries: number; readonly words: boolean; why: string }

export type Walk = {
  readonly markers: Markers
  readonly browsers: ReadonlyMap<RoleName, Visitor>
  readonly routeOf: (path: string) => string | undefined
  readonly from: (role: RoleName) => readonly string[]
  /** By page, action and fields. */
  readonly forms: Map<string, FormSeen>
  readonly routes: Set<string>
  readonly statuses: Map<number, number>
  /** What is kept may be written over by the next form. */
  readonly onKept: () => Promise<void>
}

const mostOfAPage = 3 // enough for every state of a thing
/** Forms that are sent about everything they are shown for: what one is about decides whether it is published. */
const sentEach =
  /\/plans\/\[country\]\/(?:action|milestone|resource|update|public)$|\/submissions\/\[submission\]\/\w+\/correct$/
const mostTries = 3 // by different people or about different things; what none of these can keep is not kept in this world

const formsOn = (document: Document): readonly Element[] =>
  [...document.querySelectorAll('main form')].filter(form => !form.hasAttribute('hidden'))

/** One walk over everything that people of these roles are shown; says how many forms were kept that were not before. */
export async function walkOnce(
  walk: Walk,
  roles: readonly RoleName[],
  wanted: (route: string, words: boolean) => boolean,
): Promise<number> {
  let kept = 0
  for (const role of roles) {
    const browser = walk.browsers.get(role)!
    for await (const shown of pagesOf({ browser, from: walk.from(role), routeOf: walk.routeOf, most: mostOfAPage }))
      for (const [index, form] of formsOn(shown.page.document).entries())
        if (await markForm(walk, browser, { ...shown, index, form }, wanted)) kept++
  }
  return kept
}

type At = Address & { readonly index: number; readonly form: Element }

async function markForm(
  walk: Walk,
  browser: Visitor,
  { route, path, index, form }: At,
  wanted: (route: string, words: boolean) => boolean,
): Promise<boolean> {
  walk.routes.add(route)
  const page = pageName({ route, path })
  const key = `${keyOf(page, form)}${sentEach.test(page) ? ` ${path}` : ''}`
  const words = controlsOf(form).some(takesWords)
  const seen = walk.forms.get(key) ?? { kept: false, tries: 0, words, why: '' }
  for (const control of controlsOf(form))
    walk.markers.of(fieldOf({ page, form, markers: walk.markers }, nameOf(control)))
  if (seen.kept || seen.tries >= mostTries || !wanted(route, words)) return false
  walk.forms.set(key, seen)
  const standing = async () => {
    const again = await fresh(browser, path)
    const found = formsOn(again.document)[index]
    return found && actionOf(found) === actionOf(form)
      ? { again, filling: { page, form: found, markers: walk.markers } }
      : null
  }
  if (seen.tries++ === 0) {
    const first = await standing()
    const statuses = first ? await markAll(browser, first.again, first.filling) : []
    for (const status of statuses) walk.statuses.set(status, (walk.statuses.get(status) ?? 0) + 1)
  }
  if (isSearch(form)) return (seen.kept = true)
  const second = await standing()
  if (!second) return false
  const outcome = await sendUntilKept(browser, second.again, second.filling)
  walk.statuses.set(outcome.status, (walk.statuses.get(outcome.status) ?? 0) + 1)
  seen.kept = outcome.kept
  seen.why = outcome.why
  if (seen.kept) await walk.onKept()
  return seen.kept
}
