import { error, fail } from '@sveltejs/kit'
import { readWorkbook, sheetAsCsv, type KeyedRefusal, type WorkbookRefusal } from '@waymark/exchange'
import { done, refused, type Result } from '@waymark/language'
import { searchesChoices } from '#lib/choosing.ts'
import type { RefusalShown, Refused } from '#lib/refused.ts'

/**
 * Reads a form; a body that is no form is the sender's mistake, not ours. Signs that no database can keep and no person can type
 * (NUL, half a surrogate pair) are taken out here, once for all pages.
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    const form = new FormData()
    for (const [name, value] of await request.formData())
      form.append(name, typeof value === 'string' ? writable(value) : value)
    return form
  } catch (cause) {
    if (cause instanceof TypeError) error(400, 'The form could not be read.')
    throw cause
  }
}

const writable = (text: string) => text.replaceAll('\0', '').toWellFormed()

/**
 * The form with the text of the file named `file` in place of what was typed into a field; as it was where no file was chosen. Of an
 * XLSX workbook that is its first sheet, as CSV. Refuses at the file what is neither that nor text in UTF-8.
 */
export async function withFile(form: FormData, name: string): Promise<Result<FormData, RefusalShown>> {
  const file = form.get('file')
  if (file === null || typeof file === 'string') return done(form)
  form.delete('file')
  if (file.size === 0) return done(form)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = isArchive(bytes) ? firstSheet(bytes) : textIn(bytes)
  if (!text.ok) return refused({ ...text.refusal, field: 'file' })
  form.set(name, text.value)
  return done(form)
}

/** Whether a file is an archive, as a workbook is. */
export const isArchive = ([first, second]: Uint8Array) => first === 0x50 && second === 0x4b

function firstSheet(bytes: Uint8Array): Result<string, WorkbookRefusal | KeyedRefusal> {
  const sheets = readWorkbook(bytes)
  if (!sheets.ok) return sheets
  const [sheet] = sheets.value
  if (!sheet) return refused({ kind: 'workbook.not-one' })
  const [at] = sheet.merged
  return at === undefined ? done(writable(sheetAsCsv(sheet))) : refused({ kind: 'workbook.merged', at })
}

/** The text of a file in UTF-8. Refuses any other encoding, and what is no text. */
export function textIn(bytes: Uint8Array): Result<string, RefusalShown> {
  try {
    return done(writable(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (cause) {
    if (cause instanceof TypeError) return refused({ kind: 'text.unreadable' })
    throw cause
  }
}

/** The text of one field, trimmed at both ends; an absent field and a file are an empty text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** The text of one field exactly as it was typed: of a password every sign counts. */
export function rawTextOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * Status 422 with the refusal (or several) of an operation and everything that was typed, for `<Form>` to show again.
 * Files and the fields named in `forget` (passwords, links that let a person in) are not kept.
 */
export function refuseForm(
  form: FormData,
  refusal: RefusalShown | readonly RefusalShown[],
  forget: readonly string[] = [],
) {
  const refusals = 'kind' in refusal ? [refusal] : refusal
  return fail(422, { mark: textOf(form, 'mark'), refusals, kept: keptOf(form, forget) } satisfies Refused)
}

/** The form again as it was, since only choices of it were looked for; undefined where it was sent to be done. */
export function formAgain(form: FormData, forget: readonly string[] = []) {
  if (!searchesChoices(form)) return undefined
  return fail(200, { mark: textOf(form, 'mark'), refusals: [], kept: keptOf(form, forget) } satisfies Refused)
}

function keptOf(form: FormData, forget: readonly string[]): Refused['kept'] {
  // Names come from outside: "constructor" is a field like any other, and "__proto__" cannot be sent back.
  const names = [...new Set(form.keys())].filter(name => name !== '__proto__' && !forget.includes(name))
  return Object.fromEntries(names.map(name => [name, form.getAll(name).filter(value => typeof value === 'string')]))
}
