/** The desk without a pointer: every role walks every page it can reach with Tab and arrows, and does its work with keys alone. */
import assert from 'node:assert/strict'
import process from 'node:process'
import { after, before, describe, test } from 'node:test'
import { roleNames, roleReach, type RoleName } from '@waymark/network'
import {
  beginSession,
  invitePerson,
  keepNetwork,
  learningPage,
  markConcern,
  openRound,
  recordFinding,
} from '@waymark/operations'
import type { Browser, Page } from 'playwright-core'
import { must, testNetwork } from '@waymark/testing'
import { desk, openDeskWorld, type DeskWorld } from '../journeys/desk-world.ts'
import { furnish } from '../journeys/furnished-desk.ts'
import { faultsBackwards, faultsByKeyboard, handsOn } from './keys.ts'
import { deedsOf } from './keyboard-deeds.ts'
import { noBrowser, openBrowser } from './served.ts'
import { withoutScript } from './stops.ts'

type View = {
  readonly script: boolean
  readonly language?: string
  readonly width?: number
  /** Whether every third page is walked through only; all are opened. */
  readonly sampled?: boolean
}

const office = { name: 'Ministry of Justice', type: 'government', place: 'QMC', from: '2021-01-01', until: null }
const withOffice = { ...testNetwork, offices: [office] }

/** What the person of a role is given where the role reaches no further than a member, a region or an office. */
const reachOf = (role: RoleName): object => {
  const reach: string = roleReach[role]
  if (reach === 'member') return { member: role === 'lead' ? 'Birch' : 'Dogwood' }
  if (reach === 'group') return { region: 'north' }
  if (reach === 'network') return {}
  return { office: office.name }
}

describe('with the keyboard alone', { skip: noBrowser }, () => {
  let here: DeskWorld
  let browser: Browser
  const sessions = new Map<RoleName, string>()
  /** Pages that were walked through already, as they are made up; another role that meets the same one need not walk it again. */
  const walked = new Set<string>()

  before(async () => {
    here = await openDeskWorld()
    await furnish(here)
    const { runtime, system, edition } = here.world
    await keepNetwork(runtime, withOffice)
    must(await openRound(system, { edition, label: 'Spring 2026', period: '2025-S2', due: '2026-05-01' }))
    for (const role of roleNames) {
      const wished = { network: testNetwork.slug, name: `Walker ${role}`, role, ...reachOf(role) }
      const { person } = must(await invitePerson(runtime, { ...wished, email: `${role}@example.org` }))
      sessions.set(role, (await beginSession(runtime, person)).token)
    }
    await worry(here)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await here?.close()
  })

  async function as(role: RoleName, { script, width = 1280 }: View, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    await context.addCookies([{ name: 'waymark', value: sessions.get(role) ?? '', url: here.origin }])
    try {
      const page = await context.newPage()
      if (!script) await withoutScript(page)
      await work(page)
    } finally {
      await context.close()
    }
  }

  /** Walks through the desk and every page of it and of the account that links lead to, one of each kind. */
  async function walk(page: Page, { language = 'en', script, width, sampled }: View): Promise<number> {
    const start = desk.replace('/en/', `/${language}/`)
    const waiting = [start]
    const kinds = new Set<string>()
    const found: string[] = []
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (kinds.has(kindOf(path))) continue
      kinds.add(kindOf(path))
      const answer = await page.goto(`${here.origin}${path}`)
      if (answer?.status() !== 200) found.push(`${path}: ${answer?.status()}`)
      const { links, made } = await page.evaluate(inspectAll)
      waiting.push(...links.filter(link => link.startsWith(start) || link.startsWith(`/${language}/account`)))
      if (!links.includes(start) && !links.includes(`/${language}/sign-in`))
        found.push(`${path}: no way back to the desk`)
      const kind = `${language} ${script} ${width} ${questionless(kindOf(path))} ${made}`
      if (walked.has(kind) || (sampled && kinds.size % 3 > 0)) continue
      walked.add(kind)
      found.push(...(await faultsByKeyboard(page)).map(fault => `${path}: ${fault}`))
    }
    await page.goto(`${here.origin}${start}`)
    found.push(...(await faultsBackwards(page)).map(fault => `${start}: ${fault}`))
    assert.deepEqual(found, [])
    return kinds.size
  }

  test('what would stop a person at the keyboard is found where it is planted', async () => {
    const page = await browser.newPage()
    for (const [planted, fault] of Object.entries(stumblingBlocks)) {
      await page.goto('about:blank')
      await page.setContent(
        `${focusShown}<a href="#main">Past</a><main id="main"><a href="/desk">Desk</a>${planted}</main>`,
      )
      const found = await faultsByKeyboard(page)
      if (fault) assert.match(found.join(), fault, planted)
      else assert.deepEqual(found, [], planted)
    }
    await page.close()
  })

  for (const role of roleNames)
    test(`every page that the role ${role} reaches is walked through to its end, and leads back`, async () => {
      await as(role, { script: false }, async page => {
        const pages = await walk(page, { script: false })
        assert.ok(pages >= 5, `the desk, the account and its pages at least; walked: ${pages}`)
      })
    })

  test('so are an administrator’s with script, where passkeys have their buttons', async () => {
    await as('administrator', { script: true }, async page => void (await walk(page, { script: true })))
  })

  test('so are a contributor’s in Arabic, from right to left, on a screen of 320 px', async () => {
    const inspect = { script: false, language: 'ar', width: 320, sampled: process.env['EVERY_LOOK'] !== 'yes' }
    await as('contributor', inspect, async page => void (await walk(page, inspect)))
  })

  test('a page that may not be opened, and one that is not there, lead back to the desk', async () => {
    await as('observer', { script: false }, async page => {
      for (const [path, status] of [
        [`${desk}/people`, 403],
        [`${desk}/submissions/0198c000-0000-7000-8000-000000000000`, 404],
      ] as const) {
        assert.equal((await page.goto(`${here.origin}${path}`))?.status(), status)
        assert.deepEqual(await faultsByKeyboard(page), [], path)
        await page.goto(`${here.origin}${path}`)
        await handsOn(page).follow(/Your workspace/)
        await page.waitForURL(/\/en\/sign-in|\/desk$/)
      }
    })
  })

  for (const [at, role] of roleNames.entries())
    test(`the role ${role} does its work, ${at % 2 === 0 ? 'without' : 'with'} script`, async () => {
      const deed = deedsOf[role]
      assert.ok(deed, `no work of the role ${role} is tried with the keyboard`)
      await as(role, { script: at % 2 === 1 }, async page => {
        await page.goto(`${here.origin}${desk}`)
        await deed(handsOn(page), page)
      })
    })
})

const focusShown = '<style>:focus-visible { outline: 3px solid }</style>'

/** What may stand on a page, and what the walk has to say of it; nothing of the first. */
const stumblingBlocks: Readonly<Record<string, RegExp | null>> = {
  '<button>On</button><input type="date"><input type="radio" name="a"><input type="radio" name="a">': null,
  '<button style="outline: none">On</button>': /without an outline: button On/,
  '<button style="position: absolute; left: -999px">On</button>': /off the screen: button On/,
  '<button style="opacity: 0">On</button>': /hidden: button On/,
  '<button>On</button><p style="position: absolute; inset: 0; background: red"></p>':
    /behind something else: button On/,
  '<button>Later</button><button tabindex="1">Sooner</button>': /not in the order of the page/,
  '<div style="display: flex; flex-direction: row-reverse"><button>One</button><button>Two</button></div>':
    /jumps back: button Two/,
  '<button tabindex="-1">Skipped</button><button onfocus="this.blur()">Shy</button>': /never reached: .*Shy/,
  '<input onkeydown="event.preventDefault()">': /Tab never leaves/,
}

const worrying = 'A worrying sentence.'

/** A text that concerns a child's safety waits for the focal point. */
async function worry({ world, origin }: DeskWorld): Promise<void> {
  const finder = await world.signInAs('rune')
  must(await recordFinding(finder, { text: worrying, language: 'en', place: null, indicator: null }))
  const chains = await learningPage(finder)
  const text = chains.find(chain => chain.finding.text.body === worrying)!.finding.text.id
  must(await markConcern(await world.signInAs('sigrid'), { text, origin }))
}

/** An address without what tells things of one kind apart: ids and keys of forms, countries, lists; a question that is shown, not asked. */
const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/(\/frameworks\/ID\/).*/, '$1CODE')
    .replace(/(\/settlement\/ID\/).*/, '$1ANSWER')
    .replace(/(\/(?:plans|baselines)\/)[A-Z]{3}/, '$1COUNTRY')
    .replace(/(\/entries\/)(?!lists$)[a-z-]+$/, '$1KIND')
    .replace(/([?&])(done|round|submission|form)=[^&]*/g, '$1')
    .replace(/[?&]+$/, '')

/** One question is asked as another is that has the same fields. */
const questionless = (kind: string): string =>
  kind.replace(/(\/(?:submissions|on-behalf)\/ID\/)[A-Z]+[0-9]+[a-z]?/, '$1QUESTION')

/** In the page: where its links lead, and what it is made of for somebody at the keyboard. */
function inspectAll() {
  const plain = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]:not([download])')].map(
    element => element.getAttribute('href') ?? '',
  )
  const made = [...document.querySelectorAll('main a[href], main input, main select, main textarea, main button')]
    .map(
      element =>
        `${element.tagName} ${element.getAttribute('type')} ${element.getAttribute('name')}${element.className}`,
    )
    .join()
  return { links, made: plain(made) }
}
