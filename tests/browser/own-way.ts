/** What is looked at, inside a page, for readers who set their own colours, magnify fourfold or print; for every test that asks. */
import type { Page } from 'playwright-core'

/** Faults of the page that is open, in the look whose name is given; empty where there is none. It leaves the browser in that look. */
export type OwnWay = { readonly name: string; readonly faults: (page: Page) => Promise<readonly string[]> }

/** 1280 by 1024 px magnified fourfold are 320 by 256; A4 prints about 680 px. */
const [magnified, paper] = [
  { width: 320, height: 256 },
  { width: 680, height: 1000 },
]

export const ownWays: readonly OwnWay[] = [
  {
    name: 'own colours',
    async faults(page) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.emulateMedia({ forcedColors: 'active', media: 'screen', colorScheme: 'light' })
      return page.evaluate(unseen)
    },
  },
  {
    name: 'magnified fourfold',
    async faults(page) {
      await page.setViewportSize(magnified)
      await page.emulateMedia({ forcedColors: 'none', media: 'screen', colorScheme: 'light' })
      const { wide, fixed, headings } = await page.evaluate(kept)
      return [
        ...(wide > magnified.width ? [`${wide} px wide`] : []),
        ...(fixed > magnified.height / 5 ? [`${fixed} px of the window always taken`] : []),
        ...headings,
      ]
    },
  },
  {
    name: 'printed',
    async faults(page) {
      await page.setViewportSize(paper)
      await page.emulateMedia({ forcedColors: 'none', media: 'print', colorScheme: 'dark' })
      const { wide, ground, menus } = await page.evaluate(printedAs)
      return [
        ...(wide > paper.width ? [`${wide} px wide`] : []),
        ...(ground === 'rgb(255, 255, 255)' ? [] : [`on ${ground}`]),
        ...menus.map(menu => `prints ${menu}`),
      ]
    },
  },
]

/** In the page: controls without a border, shapes of which neither inside nor outline is seen, and menu entries marked as the page one is on. */
export function unseen(): string[] {
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const clear = (colour: string) => colour === 'none' || colour === 'transparent' || colour === 'rgba(0, 0, 0, 0)'
  const controls = [...document.querySelectorAll('button, .go, .exit a, input:not([type=hidden]), select, textarea')]
    .filter(shown)
    .filter(element => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(element)
      return /^(?:button|a)$/i.test(element.tagName) && (parseFloat(borderTopWidth) === 0 || borderTopStyle === 'none')
    })
    .map(element => `button: ${element.textContent}`)
  const shapes = [...document.querySelectorAll('main svg :is(circle, rect, path)')]
    .filter(element => !element.closest('defs, pattern, clipPath, mask') && shown(element))
    .filter(element => {
      const { fill, stroke } = getComputedStyle(element)
      return clear(fill) && clear(stroke)
    })
    .map(element => `${element.tagName}: ${element.outerHTML}`)
  const ground = getComputedStyle(document.documentElement).backgroundColor
  const marked = [...document.querySelectorAll('.main > nav a:not([aria-current])')]
    .filter(element => {
      const { borderBlockEndColor, borderBlockEndStyle } = getComputedStyle(element)
      return shown(element) && borderBlockEndStyle !== 'none' && borderBlockEndColor !== ground
    })
    .map(element => `marked: ${element.textContent}`)
  return [...controls, ...shapes, ...marked]
}

/** In the page: how wide it is, how much of the window's height is always taken, and headings not smaller than a kind above them. */
function kept(): { wide: number; fixed: number; headings: string[] } {
  const fixed = [...document.querySelectorAll('*')]
    .filter(element => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility())
    .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0)
  const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize)
  const all = [...document.querySelectorAll('main :is(h1, h2, h3)')].filter(element => element.checkVisibility())
  const headings = all.flatMap((heading, place) => {
    const above = all.slice(0, place).findLast(other => other.tagName < heading.tagName)
    return above && size(above) <= size(heading) ? [`${heading.tagName} as large as ${above.tagName}`] : []
  })
  return { wide: document.documentElement.scrollWidth, fixed, headings: [...new Set(headings)] }
}

/** In the page: how wide it prints, on what, and which parts of the frame print that lead nowhere on paper. */
function printedAs(): { wide: number; ground: string; menus: string[] } {
  const parts = [...document.querySelectorAll('.menu, .way-in, .steps, .exit, .skip, footer nav')]
  return {
    wide: document.documentElement.scrollWidth,
    ground: getComputedStyle(document.documentElement).backgroundColor,
    menus: parts.filter(part => part.checkVisibility()).map(part => part.className || part.tagName),
  }
}
