import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { type Document, type DocumentResult, placesOf, readDocument } from '../src/documents/index.ts'
import { check } from '../src/index.ts'
import { shipped } from './content.ts'
import { pdfOf } from './pdf-of.ts'

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const read = (name: string, content: string | Uint8Array): Promise<DocumentResult> =>
  readDocument({ name, bytes: typeof content === 'string' ? strToU8(content) : content, decode })

async function opened(name: string, content: string | Uint8Array): Promise<Document> {
  const result = await read(name, content)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const told = (document: Document): string[] => {
  const placeOf = placesOf(document)
  return check(shipped(), document.text, {
    quoted: document.quoted,
    ...(document.published ? { published: document.published } : {}),
  })
    .filter(one => one.status !== 'preferred')
    .map(one => {
      const place = placeOf(one.start)
      return `${place.kind === 'line' ? `${place.line}:${place.column}` : `${place.kind} ${place.number}`} ${one.text} ${one.reading}`
    })
}

const word = (body: string) =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) })

test('a Word document is read by paragraph, a term split over runs is whole, deleted words are not read', async () => {
  const document = await opened(
    'a.docx',
    word(
      '<w:p><w:r><w:t>First.</w:t></w:r></w:p>' +
        '<w:p><w:r><w:t>The law on child por</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>nography</w:t></w:r></w:p>' +
        '<w:p><w:del><w:r><w:delText>child prostitution</w:delText></w:r></w:del><w:r><w:t>بغاء</w:t></w:r><w:r><w:t xml:space="preserve"> الأطفال</w:t></w:r></w:p>',
    ),
  )
  assert.deepEqual(told(document), ['paragraph 2 child pornography plain', 'paragraph 3 بغاء الأطفال plain'])
})

test('an OpenDocument text is read by paragraph and heading', async () => {
  const document = await opened(
    'a.odt',
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(
        '<office:document-content xmlns:office="o" xmlns:text="t"><text:h>Titel</text:h><text:p>En <text:span>barn</text:span>porrhärva &amp; mer</text:p><text:p>child<text:s/>prostitution</text:p></office:document-content>',
      ),
    }),
  )
  assert.deepEqual(told(document), ['paragraph 2 barnporrhärva plain', 'paragraph 3 child prostitution plain'])
})

test('a PDF with text is read by page; one without text is refused, not found clean', async () => {
  const document = await opened('a.pdf', pdfOf(['The first page.', 'A law on child pornography.']))
  assert.deepEqual(told(document), ['page 2 child pornography plain'])
  assert.deepEqual(await read('scan.pdf', pdfOf(['', ''])), {
    ok: false,
    refusal: { kind: 'terms.pdf-without-text', name: 'scan.pdf' },
  })
})

test('HTML keeps the lines of its file; a tag inside a word does not hide a term; scripts are not read', async () => {
  const document = await opened(
    'a.html',
    '<html><head><script>var a = "child pornography"</script>\n</head><body>\n<p>On child <b>porn</b>ography.</p>\n<ul><li>child</li><li>pornography</li></ul><p>child&nbsp;prostitution</p><blockquote>sex tourism</blockquote>',
  )
  assert.deepEqual(told(document), [
    '3:7 child pornography plain',
    '4:47 child\u00a0prostitution plain',
    '4:86 sex tourism quotation',
  ])
})

test('Markdown: code and addresses are not read, emphasis does not hide a term, block quotations are quotations', async () => {
  const document = await opened(
    'a.md',
    '# On `child pornography`\n\nSee [the child **porn**ography law](https://example.org/child-pornography).\n\n> child prostitution\n\n```\nsex tourism\n```\n',
  )
  assert.deepEqual(told(document), ['3:10 child pornography plain', '5:3 child prostitution quotation'])
})

test('the date in the front matter of a Markdown file dates its terms', async () => {
  const document = await opened('a.md', '---\ntitle: An old text\ndate: 2009-05-01\n---\n\nOn child prostitution.\n')
  assert.deepEqual(told(document), ['6:4 child prostitution dated'])
})

test('the texts of a JSON file are read as the writer’s own, and an escaped mark inside one quotes', async () => {
  const document = await opened(
    'a.json',
    '{ "a": "On child porn.",\n  "b": "The \\"child porn\\" case.\\nA child\\u00adren’s home", "child": "prostitution" }',
  )
  assert.deepEqual(told(document), ['1:12 child porn plain', '2:15 child porn quotation'])
})

test('text that is no UTF-8 is read around the broken bytes, and they are counted', async () => {
  const document = await opened('a.txt', new Uint8Array([0xff, 0xfe, ...strToU8(' child porn '), 0xc3]))
  assert.deepEqual(told(document), ['1:4 child porn plain'])
  assert.equal(document.replaced, 3)
})

test('a file that is not what its name says is refused by name', async () => {
  for (const name of ['a.docx', 'a.odt', 'a.pdf']) {
    assert.deepEqual(await read(name, 'no such thing'), { ok: false, refusal: { kind: 'terms.unreadable-file', name } })
  }
  assert.deepEqual(await read('a.exe', 'x'), { ok: false, refusal: { kind: 'terms.unknown-format', name: 'a.exe' } })
})

test('markup that is cut off or nested out of order is read without complaint and keeps its length', async () => {
  for (const source of [
    '<p>child <b',
    '</b></p><i>x',
    '<!-- child',
    '<p>a &amp',
    '&#x110000; a',
    '<![CDATA[child porn]]>',
    '<a href="x>y">child porn</a>',
  ]) {
    assert.equal((await opened('a.html', source)).text.length, source.length, source)
    assert.equal((await opened('a.md', source)).text.length, source.length, source)
  }
})
