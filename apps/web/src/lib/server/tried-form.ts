/** A form that is tried before it is done. */
import type { Result } from '@waymark/language'
import type { Desk, Refusal } from '@waymark/operations'
import { refused } from '@waymark/language'
import { post, type DeskForm } from './desk-form.ts'

/**
 * Answers a trial on the page it was asked on: `found`, what would change, beside everything that was typed; or what is wrong with it.
 * Nothing is kept. `sheet`: the field whose text a file that was sent along takes the place of.
 */
export async function tried<T>(
  event: Parameters<typeof post>[0],
  trial: (desk: Desk, form: DeskForm) => Promise<Result<T, Refusal>>,
  sheet: string,
) {
  let found: { readonly value: T } | null = null
  const answer = await post(
    event,
    async (desk, form) => {
      const did = await trial(desk, form)
      if (!did.ok) return did
      found = { value: did.value }
      return refused({ kind: 'registry.sheet.nothing' })
    },
    { to: () => '', sheet },
  )
  const { value } = (found ?? {}) as { readonly value?: T }
  return value === undefined ? answer : { kept: answer.data.kept, refusals: [], found: value }
}
