/** Where keys lead on a page: pressed one after the other in one go, and each stop written down in the page as its key is let go. */
import type { CDPSession, Page } from 'playwright-core'

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

/** In the page: where the keyboard is now. Elements are numbered once, and again where one is new. */
function inspect(): Stop {
  const element = document.activeElement as HTMLElement | null
  const none = { left: 0, right: 0, top: 0, bottom: 0 }
  const still = { radio: false, date: false, scrolls: false, fixed: false }
  if (!element || element === document.body || element === document.documentElement)
    return { index: -1, what: 'nothing', href: null, ...still, unseen: [], box: none }
  const kept = window as unknown as { numbers?: ReadonlyMap<Element, number> }
  if (!kept.numbers?.has(element))
    kept.numbers = new Map([...document.querySelectorAll('*')].map((eachElement, at) => [eachElement, at]))
  const { numbers } = kept
  const style = getComputedStyle(element)
  let within: Element | null = element
  while (within && getComputedStyle(within).position !== 'fixed') within = within.parentElement
  const first = [...element.getClientRects()].find(rect => rect.width > 0 && rect.height > 0) ?? new DOMRect()
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
    index: numbers.get(element)!,
    what: [element.tagName.toLowerCase(), kind, (name ?? '').replace(/[\u2066-\u2069]/g, '')]
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
    href: element.getAttribute('href'),
    radio: kind === 'radio',
    date: kind === 'date',
    scrolls: element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth,
    fixed: within !== null,
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
}

/** Something that should be reached: one stop for a group of radio buttons, whose others the arrow keys reach. */
export type Expected = { readonly indexes: readonly number[]; readonly what: string }

/** In the page: everything that should be reached. */
function expect(selector: string): Expected[] {
  const all = new Map([...document.querySelectorAll('*')].map((eachElement, at) => [eachElement, at]))
  const groups = new Map<string, { indexes: number[]; what: string }>()
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled, [inert] *')) continue
    if (element.getAttribute('tabindex')?.startsWith('-')) continue
    const index = all.get(element)!
    const { form, name, type } = element as HTMLInputElement
    const key = type === 'radio' ? `radio ${form ? all.get(form) : ''} ${name}` : String(index)
    const known = groups.get(key)
    if (known) known.indexes.push(index)
    else groups.set(key, { indexes: [index], what: element.outerHTML.slice(0, 160) })
  }
  return [...groups.values()]
}

/** Where the keyboard is now. */
export const stopOn = (page: Page): Promise<Stop> => page.evaluate(inspect)

const hands = new WeakMap<Page, Promise<CDPSession>>()

function handsAt(page: Page): Promise<CDPSession> {
  const known = hands.get(page) ?? page.context().newCDPSession(page)
  hands.set(page, known)
  return known
}

/** The page runs no script of its own from here on, nor do those opened after it in its place. */
export async function withoutScript(page: Page): Promise<void> {
  await (await handsAt(page)).send('Emulation.setScriptExecutionDisabled', { value: true })
}

const keys = {
  Tab: { code: 9, modifiers: 0 },
  'Shift+Tab': { code: 9, modifiers: 8 },
  ArrowDown: { code: 40, modifiers: 0 },
} as const
export type Key = keyof typeof keys

/** Presses the key so many times; nobody waits for one to be handled before the next. */
export async function press(page: Page, name: Key, times: number): Promise<void> {
  const hand = await handsAt(page)
  const { code, modifiers } = keys[name]
  const key = name.replace('Shift+', '')
  const one = { key, code: key, windowsVirtualKeyCode: code, modifiers }
  const both = ['rawKeyDown', 'keyUp'] as const
  await Promise.all(
    Array.from({ length: times }, () => both.map(type => hand.send('Input.dispatchKeyEvent', { type, ...one }))).flat(),
  )
}

export type Walk = {
  readonly expected: readonly Expected[]
  /** Presses a key so many times, and says where each press led. */
  readonly stops: (key: Key, times: number) => Promise<readonly Stop[]>
}

/** Walks with keys on a page just opened, also where its own scripts may not run. */
export async function walkOn<Result>(page: Page, work: (walk: Walk) => Promise<Result>): Promise<Result> {
  const hand = await handsAt(page)
  const still = await page.evaluate(() => matchMedia('(scripting: none)').matches)
  // What listens for the keys is a script itself; those of the page were left out when it was read, and stay out.
  if (still) await hand.send('Emulation.setScriptExecutionDisabled', { value: false })
  await page.evaluate(`{ const stops = []; const look = ${inspect}
    window.stopsSeen = () => stops.splice(0)
    addEventListener('keyup', () => stops.push(look()), true) }`)
  try {
    return await work({
      expected: await page.evaluate(expect, interactive),
      async stops(key, times) {
        await press(page, key, times)
        return page.evaluate(() => (window as unknown as { stopsSeen: () => Stop[] }).stopsSeen())
      },
    })
  } finally {
    if (still) await hand.send('Emulation.setScriptExecutionDisabled', { value: true })
  }
}
