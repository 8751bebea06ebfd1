/** Members whose people do all they do over HTTP: the site served in this process on the clock of the stage, and a browser without script for each. */
import { beginSession, useRuntime } from '@waymark/operations'
import { parseHTML } from 'linkedom'
import { serveSite } from '../../tests/browser/served.ts'
import { visitor, type Shown, type Visitor } from '../../tests/journeys/visitor.ts'
import type { Stage } from './stage.ts'

export type Browser = Visitor & {
  /** The address of the network's desk. */
  readonly desk: string
  /** Posts the form of the page with this action, with what was typed in place of those fields; the others stand as they are. */
  readonly fill: (
    page: Shown,
    action: string,
    typed: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<Shown>
}

export type Browsers = {
  readonly of: (member: string) => Promise<Browser | undefined>
  readonly close: () => Promise<void>
}

/** Of the first so many members of the world. */
export async function openBrowsers(stage: Stage, most: number): Promise<Browsers> {
  useRuntime(stage.runtime)
  const site = await serveSite()
  const origin = `http://localhost:${site.port}`
  const members = new Set(stage.world.network.members.slice(0, most).map(eachMember => eachMember.id))
  const open = new Map<string, Browser>()
  return {
    async of(member) {
      if (!members.has(member)) return undefined
      const key = `${stage.day()} ${member}`
      const known = open.get(key)
      if (known) return known
      const person = (await stage.member(member)).person!.id
      const { token } = await beginSession(stage.runtime, person)
      const made = withForms(visitor(origin, `waymark=${token}`), `/en/${stage.world.network.slug}/desk`)
      open.set(key, made)
      return made
    },
    close: () => site.close(),
  }
}

function withForms(browser: Visitor, desk: string): Browser {
  return {
    ...browser,
    desk,
    fill(page, action, typed) {
      const { document } = parseHTML(page.html) as unknown as { document: Document }
      const form = [...document.querySelectorAll('main form')].find(element =>
        (element.getAttribute('action') ?? '').startsWith(action),
      )
      if (!form) throw new Error(`No form ${action} on ${page.path} (${page.status}): ${page.text.slice(0, 300)}`)
      const body = new URLSearchParams()
      for (const input of form.querySelectorAll('input[type=hidden]'))
        body.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '')
      for (const [name, value] of Object.entries(typed)) {
        body.delete(name)
        for (const one of [value].flat()) body.append(name, one)
      }
      const to = new URL(form.getAttribute('action') ?? '', `http://localhost${page.path}`)
      return browser.post(`${to.pathname}${to.search}`, body.toString())
    },
  }
}

/** The page a deed led to; throws where the form was shown again. */
export function went(page: Shown, ...done: readonly string[]): Shown {
  if (page.status === 200 && done.some(word => page.path.includes(`done=${word}`))) return page
  throw new Error(`${page.path} (${page.status}): ${page.text.slice(0, 600)}`)
}
