import { error, fail } from '@sveltejs/kit'
import type { Refused } from '#lib/refused.ts'

/** Reads a form; a body that is no form is the sender's mistake, not ours. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (cause) {
    if (cause instanceof TypeError) error(400, 'The form could not be read.')
    throw cause
  }
}

/** The text of one field, trimmed at both ends; an absent field and a file are an empty text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Status 422 with every refusal and everything that was typed, for `<Form>` to show again. Files are not kept. */
export function refuseForm(form: FormData, refusals: Refused['refusals']) {
  const kept: Record<string, string[]> = {}
  for (const [name, value] of form) if (typeof value === 'string') (kept[name] ??= []).push(value)
  return fail(422, { refusals, kept } satisfies Refused)
}
