/** The gallery of components: each language, on light and on dark paper. `npm run dev` alone serves it; the built site has nothing of it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { directionOf, isLanguage, languageName, languages, type Language } from '@waymark/language'
import { render } from 'svelte/server'
import { barChart } from '../src/lib/server/chart.ts'
import { readMessages } from '../src/lib/server/messages.ts'
import { learnWords } from '../src/lib/words.ts'
import { bars, figures, refused } from './invented.ts'
import Sheet from './Sheet.svelte'

const source = path.join(import.meta.dirname, '../src')

/** Every component once, as a page of its own. `more` takes the place of what the components are given. */
export function sheetIn(language: Language, more: object = {}): { readonly html: string; readonly body: string } {
  learnWords(readMessages())
  const chart = barChart(language, 'Chart', bars)
  const { body } = render(Sheet, { props: { language, figures, refused, chart, ...more } })
  const style = `<style>${styleSheet()}</style>`
  return { html: page({ language, head: `<title>Sheet</title>${style}`, body }), body }
}

/** The page at this path of the gallery; null where it has none. */
export function galleryPage(at: string): string | null {
  if (at === '/gallery') return overview()
  const [, , language = '', ...more] = at.split('/')
  return more.length === 0 && isLanguage(language) ? sheetIn(language).html : null
}

/** A sheet in a frame takes the paper that the frame asks for. */
function overview(): string {
  const frames = languages.map(language => {
    const on = (paper: string) =>
      `<iframe title="${languageName(language)}, ${paper}" src="/gallery/${language}" style="color-scheme: ${paper}"></iframe>`
    return `<h2><a href="/gallery/${language}">${languageName(language)}</a></h2><div>${on('light')}${on('dark')}</div>`
  })
  const style =
    '<style>body{font:100%/1.5 system-ui;margin:1rem}div{display:grid;grid-template-columns:1fr 1fr;gap:1rem}iframe{block-size:60rem;inline-size:100%;border:1px solid}</style>'
  const head = `<title>Gallery of components</title>${style}`
  return page({ language: 'en', head, body: `<h1>Gallery of components</h1>${frames.join('')}` })
}

const page = (of: { readonly language: Language; readonly head: string; readonly body: string }) =>
  `<!doctype html><html lang="${of.language}" dir="${directionOf(of.language)}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width">${of.head}</head><body>${of.body}</body></html>`

function styleSheet(): string {
  const read = (name: string) => readFileSync(path.join(source, name), 'utf8')
  return read('style.css').replace(/@import '\.\/([^']+)';/g, (_, part: string) => read(part))
}
