import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { type Document, type DocumentResult, placesOf, readDocument } from '../src/documents/index.ts'
import { check } from '../src/index.ts'
import { shipped } from './content.ts'
import { pdfOf } from './pdf-of.ts'

const decode = (bytes: Uint8Array, charset: string) => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
const read = (name: string, content: string | Uint8Array, charset?: string): Promise<DocumentResult> => {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  return readDocument({ name, bytes, decode, ...(charset ? { charset } : {}) })
}

async function opened(name: string, content: string | Uint8Array): Promise<Document> {
  const result = await read(name, content)
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

const said = (document: Document): string[] => {
  const placeOf = placesOf(document)
  return check(shipped(), document.text, {
    quoted: document.quoted,
    ...(document.published ? { published: document.published } : {}),
  })
    .filter(finding => finding.status !== 'preferred')
    .map(finding => {
      const place = placeOf(finding.start)
      return `${place.kind === 'line' ? `${place.line}:${place.column}` : `${place.kind} ${place.number}`} ${finding.text.replace(/[ \n]+/g, ' ')} ${finding.reading}`
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
  assert.deepEqual(said(document), ['paragraph 2 child pornography plain', 'paragraph 3 بغاء الأطفال plain'])
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
  assert.deepEqual(said(document), ['paragraph 2 barnporrhärva plain', 'paragraph 3 child prostitution plain'])
})

test('a PDF with text is read by page; one without text is refused, not found clean', async () => {
  const document = await opened('a.pdf', pdfOf(['The first page.', 'A law on child pornography.']))
  assert.deepEqual(said(document), ['page 2 child pornography plain'])
  assert.deepEqual(await read('scan.pdf', pdfOf(['', ''])), {
    ok: false,
    refusal: { kind: 'terms.pdf-without-text', name: 'scan.pdf' },
  })
})

test('a word set with space between its letters, and one printed twice for bold, are read once and whole', async () => {
  const spaced = await opened('a.pdf', pdfOf(['c h i l d) Tj 60 0 Td (p o r n o g r a p h y']))
  assert.equal(spaced.text.replace(/\s+/g, ' '), 'child pornography')
  const bold = await opened('b.pdf', pdfOf(['child pornography) Tj 0.3 0 Td (child pornography']))
  assert.equal(bold.text, 'child pornography')
  const twice = await opened('c.pdf', pdfOf(['very) Tj 40 0 Td (very']))
  assert.equal(twice.text.replace(/\s+/g, ' '), 'very very')
  const row = await opened('d.pdf', pdfOf(['1 2 3']))
  assert.equal(row.text, '1 2 3')
})

test('HTML keeps the lines of its file; a tag inside a word does not hide a term; scripts are not read', async () => {
  const document = await opened(
    'a.html',
    '<html><head><script>var a = "child pornography"</script>\n</head><body>\n<p>On child <b>porn</b>ography.</p>\n<ul><li>child</li><li>pornography</li></ul><p>child&nbsp;prostitution</p><blockquote>sex tourism</blockquote>',
  )
  assert.deepEqual(said(document), [
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
  assert.deepEqual(said(document), ['3:10 child pornography plain', '5:3 child prostitution quotation'])
})

test('the date in the front matter of a Markdown file dates its terms', async () => {
  const document = await opened('a.md', '---\ntitle: An old text\ndate: 2009-05-01\n---\n\nOn child prostitution.\n')
  assert.deepEqual(said(document), ['6:4 child prostitution dated'])
})

test('the texts of a JSON file are read as the writer’s own, and an escaped mark inside one quotes', async () => {
  const document = await opened(
    'a.json',
    '{ "a": "On child porn.",\n  "b": "The \\"child porn\\" case.\\nA child\\u00adren’s home", "child": "prostitution" }',
  )
  assert.deepEqual(said(document), ['1:12 child porn plain', '2:15 child porn quotation'])
})

test('text is decoded by its byte-order mark, by what HTML declares or as it was told, and refused where it cannot be', async () => {
  const utf16 = (text: string) =>
    new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, sign => sign.charCodeAt(0)).buffer)])
  assert.deepEqual(said(await opened('a.txt', utf16('О детской порнографии.'))), ['1:3 детской порнографии plain'])
  assert.deepEqual(said(await opened('a.txt', '\ufeffchild porn')), ['1:1 child porn plain'])
  const cyrillic = (text: string) =>
    Uint8Array.from(text, sign => (sign >= 'А' && sign <= 'я' ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0)))
  for (const head of [
    '<meta charset=windows-1251>',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
  ])
    assert.deepEqual(said(await opened('a.html', cyrillic(`${head}<p>детская порнография`))), [
      `1:${head.length + 4} детская порнография plain`,
    ])
  const bytes = cyrillic('детская порнография')
  const refusal = { ok: false, refusal: { kind: 'terms.undecodable', name: 'a.txt' } }
  assert.deepEqual(await read('a.txt', bytes), refusal)
  assert.equal((await read('a.txt', bytes, 'windows-1251')).ok, true)
  assert.deepEqual(await read('a.txt', bytes, 'no-such-encoding'), refusal)
  assert.deepEqual(await read('a.txt', new Uint8Array([0xff, 0xfe, 0, 0, 0x63, 0, 0, 0])), refusal)
})

test('what would cost a reader too much is refused: elements without end within each other, an archive or page that unpacks to millions', async () => {
  const tooLarge = (name: string) => ({ ok: false, refusal: { kind: 'terms.too-large', name } })
  assert.deepEqual(await read('a.html', '<b>'.repeat(300_000)), tooLarge('a.html'))
  assert.equal((await read('a.html', '<div>'.repeat(400) + 'child porn')).ok, true)
  assert.deepEqual(await read('a.docx', word('<w:p>'.repeat(300_000))), tooLarge('a.docx'))
  const empty = new Uint8Array(40 * 1024 * 1024)
  const bomb = zipSync({ 'word/document.xml': empty, 'word/footnotes.xml': empty }, { level: 1 })
  assert.deepEqual(await read('b.docx', bomb), tooLarge('b.docx'))
  assert.deepEqual(await read('a.pdf', pdfOf([') Tj 0 -50 Td (x) Tj 0 50 Td (x'.repeat(30_000)])), tooLarge('a.pdf'))
})

test('text made of openings that never close is read once and not once for each', async () => {
  for (const piece of ['<!--', '<code>', '`', '<a ', '](', '*', '- ', '    ', 'date:\n'])
    assert.equal(
      (await opened('a.md', piece.repeat(400_000 / piece.length))).text.length,
      Math.floor(400_000 / piece.length) * piece.length,
    )
})

test('HTML: a line break is a blank, the number of a note hides nothing, code is not read', async () => {
  const document = await opened(
    'a.html',
    '<p>child<br>porn</p><p>child<sup>12</sup> porn</p><p>child<br />\nporn</p><pre>child porn</pre><code>child porn</code><kbd>child porn</kbd>',
  )
  assert.deepEqual(said(document), ['1:4 child porn plain', '1:24 child porn plain', '1:54 child porn plain'])
})

test('Markdown: code in backticks, indented, between tags and in long fences is not read, a broken line is', async () => {
  const document = await opened(
    'a.md',
    'On ``child ` porn`` and <code>child porn</code>.\n\n    child porn\n\n- item\n\n      child porn\n\n  child porn\n\n~~~~\nchild porn\n~~~\nchild porn\n~~~~\n<pre>\nchild porn\n</pre>\nA child<br>porn and a child\\\nporn.\n',
  )
  assert.deepEqual(said(document), ['9:3 child porn plain', '19:3 child porn plain', '19:23 child porn plain'])
})

test('Word’s no-break hyphen joins two words; comments and marks of notes in an OpenDocument text are not read', async () => {
  const hyphen = word('<w:p><w:r><w:t>child</w:t><w:noBreakHyphen/><w:t>porn</w:t></w:r></w:p>')
  assert.deepEqual(said(await opened('a.docx', hyphen)), ['paragraph 1 child\u2011porn plain'])
  const text =
    '<text:p>a child<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>kiddie porn</text:p></text:note-body></text:note> porn' +
    '<office:annotation><text:p>sex tourism</text:p></office:annotation></text:p>' +
    '<text:tracked-changes><text:p>child prostitute</text:p></text:tracked-changes>'
  const document = await opened('a.odt', zipSync({ 'content.xml': strToU8(`<office:text>${text}</office:text>`) }))
  assert.deepEqual(said(document), ['paragraph 1 kiddie porn plain', 'paragraph 2 child porn plain'])
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
