/** A person at the keyboard: what Tab reaches on a page, how it is shown there, and fields filled in without a pointer. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** What a key may reach, as the page's own elements say. */
const interactive =
  'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable], [tabindex], iframe, audio[controls], video[controls]'

export type Stop = {
  /** Place of the element among all of the page; -1 where nothing is focused. */
  readonly index: number
  /** Its tag, kind and words. */
  readonly what: string
  readonly href: string | null
  readonly radio: boolean
  readonly date: boolean
  readonly scrolls: boolean
  /** Whether it keeps its place on the screen while the page scrolls: it has none in the order of the page. */
  readonly fixed: boolean
  /** The reasons why a person would not see where they are. */
  readonly unseen: readonly string[]
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
}

/** Where the keyboard is now. */
export function stopOn(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    const none = { left: 0, right: 0, top: 0, bottom: 0 }
    if (!element || element === document.body || element === document.documentElement)
      return {
        index: -1,
        what: 'nothing',
        href: null,
        radio: false,
        date: false,
        scrolls: false,
        fixed: false,
        unseen: [],
        box: none,
      }
    const style = getComputedStyle(element)
    const first = [...element.getClientRects()].find(one => one.width > 0 && one.height > 0) ?? new DOMRect()
    const { clientWidth, clientHeight } = document.documentElement
    const middle = {
      x: Math.min(Math.max(first.left + first.width / 2, 0), clientWidth - 1),
      y: Math.min(Math.max(first.top + Math.min(first.height, 20) / 2, 0), clientHeight - 1),
    }
    const there = document.elementFromPoint(middle.x, middle.y)
    const kind = element.getAttribute('type') ?? ''
    const words = [...((element as HTMLInputElement).labels ?? [])].map(label => label.textContent)
    const name = element.getAttribute('aria-label') ?? (words.length > 0 ? words.join(' ') : element.textContent)
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    return {
      index: [...document.querySelectorAll('*')].indexOf(element),
      what: [element.tagName.toLowerCase(), kind, (name ?? '').replace(/[\u2066-\u2069]/g, '')]
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
      href: element.getAttribute('href'),
      radio: kind === 'radio',
      date: kind === 'date',
      scrolls: element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth,
      fixed: style.position === 'fixed',
      unseen: [
        ...(outlined && element.matches(':focus-visible') ? [] : ['without an outline']),
        ...(first.width > 0 && first.height > 0 ? [] : ['without a size']),
        ...(first.left >= -1 && first.right <= clientWidth + 1 && first.bottom > 0 && first.top < clientHeight
          ? []
          : ['off the screen']),
        ...(element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? [] : ['hidden']),
        ...(there && (element.contains(there) || there.contains(element)) ? [] : ['behind something else']),
      ],
      // Where it stands on the page, not on the screen: reaching it may have scrolled.
      box: {
        left: first.left + scrollX,
        right: first.right + scrollX,
        top: first.top + scrollY,
        bottom: first.bottom + scrollY,
      },
    }
  })
}

/** Everything that should be reached: one stop for a group of radio buttons, whose others the arrow keys reach. */
function expectedOn(page: Page): Promise<readonly { readonly indexes: readonly number[]; readonly what: string }[]> {
  return page.evaluate(selector => {
    const all = [...document.querySelectorAll('*')]
    const groups = new Map<string, { indexes: number[]; what: string }>()
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled, [inert] *')) continue
      if (element.getAttribute('tabindex')?.startsWith('-')) continue
      const index = all.indexOf(element)
      const { form, name, type } = element as HTMLInputElement
      const key = type === 'radio' ? `radio ${form ? all.indexOf(form) : ''} ${name}` : String(index)
      const known = groups.get(key)
      if (known) known.indexes.push(index)
      else groups.set(key, { indexes: [index], what: element.outerHTML.slice(0, 160) })
    }
    return [...groups.values()]
  }, interactive)
}

const mostStops = 600 // on one page; more would be a trap whichever way

/** Every stop from the top of the page to its end and out, in turn; undefined where Tab never leaves the page. */
async function stopsOf(page: Page, key: 'Tab' | 'Shift+Tab', arrows: boolean): Promise<readonly Stop[] | undefined> {
  const stops: Stop[] = []
  for (let pressed = 0; pressed < mostStops; pressed++) {
    await page.keyboard.press(key)
    const stop = await stopOn(page)
    if (stop.index === -1 || (stops.length > 1 && stop.index === stops[0]!.index)) return stops
    // The parts of a date (day, month, year, calendar) are stops within one field.
    if (stop.date && stops.at(-1)?.index === stop.index) continue
    stops.push(stop)
    if (stop.radio && arrows) stops.push(...(await othersOf(page, stop)))
  }
  return undefined
}

/** The other radio buttons of a group, by the arrow key, until it comes round. */
async function othersOf(page: Page, first: Stop): Promise<readonly Stop[]> {
  const others: Stop[] = []
  for (;;) {
    await page.keyboard.press('ArrowDown')
    const stop = await stopOn(page)
    if (stop.index === first.index || others.length > 50) return others
    others.push(stop)
  }
}

/** What is wrong for somebody who walks through the page with Tab and arrows alone; empty where nothing is. */
export async function faultsByKeyboard(page: Page): Promise<readonly string[]> {
  const expected = await expectedOn(page)
  const stops = await stopsOf(page, 'Tab', true)
  if (!stops) return ['Tab never leaves the page']
  const seen = new Set(stops.map(stop => stop.index))
  const wanted = new Set(expected.flatMap(one => one.indexes))
  return [
    ...(stops[0]?.href === '#main' ? [] : [`the first stop is no way past the header: ${stops[0]?.what}`]),
    ...expected.filter(one => !one.indexes.every(index => seen.has(index))).map(one => `never reached: ${one.what}`),
    ...stops
      .filter(stop => !wanted.has(stop.index) && !stop.scrolls)
      .map(stop => `focused, but nothing to use: ${stop.what}`),
    ...stops.flatMap(stop => stop.unseen.map(reason => `${reason}: ${stop.what}`)),
    ...outOfOrder(stops, await page.evaluate(() => document.documentElement.dir === 'rtl')),
  ]
}

/** What is wrong on the way back, with Shift and Tab from the end. */
export async function faultsBackwards(page: Page): Promise<readonly string[]> {
  const expected = await expectedOn(page)
  const stops = await stopsOf(page, 'Shift+Tab', false)
  if (!stops) return ['Shift and Tab never leave the page']
  const seen = new Set(stops.map(stop => stop.index))
  return [
    ...expected
      .filter(one => !one.indexes.some(index => seen.has(index)))
      .map(one => `not on the way back: ${one.what}`),
    ...stops
      .slice(1)
      .flatMap((stop, at) => (stop.index < stops[at]!.index ? [] : [`backwards leads on: ${stop.what}`])),
    ...stops.flatMap(stop => stop.unseen.map(reason => `${reason}, on the way back: ${stop.what}`)),
  ]
}

/** Stops that come before what stands above them, or beside them where reading begins. */
function outOfOrder(stops: readonly Stop[], rightToLeft: boolean): readonly string[] {
  const found: string[] = []
  for (const [at, stop] of stops.entries()) {
    const before = stops[at - 1]
    if (!before || before.href === '#main' || before.fixed || stop.radio) continue
    if (stop.index < before.index) found.push(`not in the order of the page: ${stop.what} after ${before.what}`)
    const start = (one: Stop) => (rightToLeft ? -one.box.right : one.box.left)
    const shared = Math.min(stop.box.bottom, before.box.bottom) - Math.max(stop.box.top, before.box.top)
    const sameLine = shared > Math.min(stop.box.bottom - stop.box.top, before.box.bottom - before.box.top) / 2
    const above = stop.box.top < before.box.top && !sameLine
    if (start(stop) + 1 < start(before) && (sameLine || above))
      found.push(`jumps back: ${stop.what} after ${before.what}`)
  }
  return found
}

export type Hands = {
  /** Tab until the focused element's words match; fails where the page ends first. */
  readonly to: (words: RegExp) => Promise<void>
  readonly type: (text: string) => Promise<void>
  readonly press: (key: string) => Promise<void>
  /** Arrow down until the focused radio button, or the chosen option, has these words. */
  readonly choose: (words: RegExp) => Promise<void>
  /** Tab to a link or button and press Enter; the page it leads to is open then. */
  readonly follow: (words: RegExp) => Promise<void>
}

/** Hands that press keys and nothing else. */
export function handsOn(page: Page): Hands {
  const to = async (words: RegExp) => {
    const passed: string[] = []
    for (let pressed = 0; pressed < mostStops; pressed++) {
      await page.keyboard.press('Tab')
      const { what, index } = await stopOn(page)
      if (index !== -1 && words.test(what)) return
      if (index === -1 && pressed > 0) break
      passed.push(what)
    }
    assert.fail(`${words} on ${page.url()} is reached by Tab; passed: ${passed.join(' | ')}`)
  }
  return {
    to,
    type: text => page.keyboard.type(text),
    press: key => page.keyboard.press(key),
    async choose(words) {
      for (let pressed = 0; pressed < 60; pressed++) {
        if (words.test(await chosenOn(page))) return
        await page.keyboard.press('ArrowDown')
      }
      assert.fail(`${words} can be chosen with the arrows on ${page.url()}`)
    },
    async follow(words) {
      await to(words)
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    },
  }
}

/** The words of the radio button that is chosen and focused, or of the option that the focused list stands on. */
function chosenOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.textContent?.trim() ?? ''
    if (!(element instanceof HTMLInputElement) || !element.checked) return ''
    return [...(element.labels ?? [])].map(label => label.textContent?.trim()).join(' ')
  })
}
