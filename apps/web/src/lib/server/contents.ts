/**
 * What stands on a long page: links to its headings, before the first of them. Made from the page as it was written, so that no
 * page has to list its own headings a second time.
 */
const heading = /<h2[^>]*\sid="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/g
const fewest = 5 // headings; a page with fewer is seen through without a list

/** The page with its contents, or as it was where it has few headings that can be led to. */
export function withContents(html: string, label: string): string {
  const [from, to] = [html.indexOf('<main'), html.lastIndexOf('</main>')]
  const headings = from < 0 ? [] : [...html.slice(from, to).matchAll(heading)]
  const first = headings[0]?.[0]
  if (first === undefined || headings.length < fewest) return html
  const items = headings.map(([, id, inner = '']) => `<li><a href="#${id}">${wordsOf(inner)}</a></li>`).join('')
  return html.replace(first, () => `<nav class="contents" aria-label="${label}"><ul>${items}</ul></nav>${first}`)
}

/** What a heading says of itself beside its words: what sort of thing it is, and that its wording is a translation or a draft. */
const aside = /<span class="(?:kind|status)[^"]*"[^>]*>[^<]*<\/span>/g

/** A heading without links and marks of its own; names keep their direction, foreign words their language. */
const wordsOf = (inner: string): string =>
  inner
    .replace(/<!--[\s\S]*?-->|<\/?a\b[^>]*>|\sid="[^"]*"/g, '')
    .replace(aside, '')
    .trim()
