/** Files that a desk gives to one person, to be kept by nothing on the way. */

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `name`: as the browser saves it, of ASCII signs; its end says what the file is. */
export const attached = (name: string, content: string | Uint8Array): Response =>
  new Response(typeof content === 'string' ? content : Buffer.from(content), {
    headers: {
      'content-type': types[name.slice(name.lastIndexOf('.') + 1)]!,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
