/**
 * A refused form says so where the reader is: the list of problems stands first in the page, has the focus (the element asks for
 * it, so no script is needed), and the title begins with the word. The form writes the list, since it knows its fields' names; here
 * it is taken to the top. A page that a script takes over keeps the list in its form, which is the first thing of that page.
 */
export function problemsFirst(html: string, mark: string): string {
  const at = html.indexOf('<div class="problems')
  const list = at < 0 ? undefined : /^<div class="problems[^>]*>[\s\S]*?<\/div>/.exec(html.slice(at))?.[0]
  if (list === undefined) return html
  const titled = html.replace('<title>', () => `<title>${mark} `)
  if (/<script[^>]*>[\s\S]*?start\(/.test(titled)) return titled
  return titled.replace(list, '').replace(/<main[^>]*>/, main => `${main}${leadingToFields(list, html)}`)
}

/**
 * A form may be refused for a field that stands in another form of its page (an entry that is handed in lacks what its fields ask):
 * the line leads to that field; where the page has no such field, it is words without a link.
 */
function leadingToFields(list: string, html: string): string {
  return list.replace(/<a href="#(field-[^"]+)">([\s\S]*?)<\/a>/g, (link, id: string, words: string) => {
    const unmarked = id.replace(/^field-[^-]+-/, 'field-')
    const found = [id, unmarked].find(one => html.includes(`id="${one}"`))
    return found === undefined ? words : `<a href="#${found}">${words}</a>`
  })
}
