import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withContents } from '#lib/server/contents.ts'

const page = (headings: readonly string[]) =>
  `<body><footer><h2 id="not">x</h2></footer><main id="main"><h1>Page</h1><p>Lead</p>${headings.join('<p>…</p>')}</main></body>`
const plain = (id: string) => `<h2 id="${id}">${id}</h2>`

test('a long page begins with links to its headings, without the links that stand in them', () => {
  const linked = '<h2 class="x" id="e"><a href="/there"><bdi lang="en">E &amp; $&</bdi></a><!----></h2>'
  const html = withContents(page([...['a', 'b', 'c', 'd'].map(plain), linked]), 'On this page')
  assert.match(
    html,
    /<p>Lead<\/p><nav class="contents" aria-label="On this page"><ul><li><a href="#a">a<\/a><\/li>.*<li><a href="#e"><bdi lang="en">E &amp; \$&<\/bdi><\/a><\/li><\/ul><\/nav><h2 id="a">/,
  )
})

test('a short page, and headings that cannot be led to, have no list', () => {
  for (const headings of [['a', 'b', 'c', 'd'].map(plain), Array<string>(7).fill('<h2>x</h2>')])
    assert.equal(withContents(page(headings), 'On this page'), page(headings))
})

test('a heading is listed by its words, without what sort of thing it is and the badge of its wording', () => {
  const badged =
    '<h2 id="f"><span class="kind">Section</span> Laws <span class="status">working translation</span></h2>'
  const html = withContents(page([...['a', 'b', 'c', 'd'].map(plain), badged]), 'On this page')
  assert.match(html, /<li><a href="#f">Laws<\/a><\/li>/)
})
