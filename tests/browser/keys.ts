/** A person at the keyboard: what Tab reaches on a page, how it is shown there, and fields filled in without a pointer. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { press, stopOn, walkOn, type Stop, type Walk } from './stops.ts'

const mostStops = 600 // on one page; more would be a trap whichever way
const mostOnOne = 12 // presses that leave a field where it was: a date has up to five parts

/** How many presses lead, if nothing is wrong, to the next group of radio buttons, or out of the page. */
function aheadOf({ expected }: Walk, index: number, backwards: boolean): number {
  const ahead = expected.filter(({ indexes }) => (backwards ? index < 0 || indexes[0]! < index : indexes[0]! > index))
  const group = backwards ? -1 : ahead.findIndex(({ indexes }) => indexes.length > 1)
  return group < 0 ? ahead.length + 1 : group + 1
}

/** Every stop from the top of the page to its end and out, in turn; undefined where Tab never leaves the page. */
async function stopsOf(walk: Walk, key: 'Tab' | 'Shift+Tab'): Promise<readonly Stop[] | undefined> {
  const stops: Stop[] = []
  for (let pressed = 0, same = 0; pressed < mostStops && same < mostOnOne;) {
    const times = aheadOf(walk, stops.at(-1)?.index ?? -1, key === 'Shift+Tab')
    pressed += times
    for (const stop of await walk.stops(key, times)) {
      if (stop.index === -1 || (stops.length > 1 && stop.index === stops[0]!.index)) return stops
      const stays = stops.at(-1)?.index === stop.index
      same = stays ? same + 1 : 0
      // The parts of a date (day, month, year, calendar) are stops within one field.
      if (!stays || !stop.date) stops.push(stop)
    }
    const last = stops.at(-1)
    if (last?.radio && key === 'Tab') stops.push(...(await othersOf(walk, last)))
  }
  return undefined
}

/** The other radio buttons of a group, by the arrow key, until it comes round. */
async function othersOf(walk: Walk, first: Stop): Promise<readonly Stop[]> {
  const group = walk.expected.find(({ indexes }) => indexes.includes(first.index))
  const round = await walk.stops('ArrowDown', group?.indexes.length ?? 1)
  const end = round.findIndex(stop => stop.index === first.index)
  return end < 0 ? round : round.slice(0, end)
}

/** What is wrong for somebody who walks through the page with Tab and arrows alone; empty where nothing is. */
export async function faultsByKeyboard(page: Page): Promise<readonly string[]> {
  const { expected, stops } = await walkOn(page, async walk => ({ ...walk, stops: await stopsOf(walk, 'Tab') }))
  if (!stops) return ['Tab never leaves the page']
  const seen = new Set(stops.map(stop => stop.index))
  const wanted = new Set(expected.flatMap(eachExpected => eachExpected.indexes))
  return [
    ...(stops[0]?.href === '#main' ? [] : [`the first stop is no way past the header: ${stops[0]?.what}`]),
    ...expected
      .filter(eachExpected => !eachExpected.indexes.every(index => seen.has(index)))
      .map(eachExpected => `never reached: ${eachExpected.what}`),
    ...stops
      .filter(stop => !wanted.has(stop.index) && !stop.scrolls)
      .map(stop => `focused, but nothing to use: ${stop.what}`),
    ...stops.flatMap(stop => stop.unseen.map(reason => `${reason}: ${stop.what}`)),
    ...outOfOrder(stops, await page.evaluate(() => document.documentElement.dir === 'rtl')),
  ]
}

/** What is wrong on the way back, with Shift and Tab from the end. */
export async function faultsBackwards(page: Page): Promise<readonly string[]> {
  const { expected, stops } = await walkOn(page, async walk => ({ ...walk, stops: await stopsOf(walk, 'Shift+Tab') }))
  if (!stops) return ['Shift and Tab never leave the page']
  const seen = new Set(stops.map(stop => stop.index))
  return [
    ...expected
      .filter(eachExpected => !eachExpected.indexes.some(index => seen.has(index)))
      .map(eachExpected => `not on the way back: ${eachExpected.what}`),
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
    const start = (eachStop: Stop) => (rightToLeft ? -eachStop.box.right : eachStop.box.left)
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
      await press(page, 'Tab', 1)
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
