/** Agrees, as a second person, to a redaction: the text is gone everywhere it stands. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { agreeRedaction as agree, areProved, lockRedaction, redactText } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { notifyAdministrators } from '../mail/notify-administrators.ts'
import type { RedactionsRefusal } from './refusals.ts'
import { noteRedaction } from './redaction-list.ts'

/**
 * Agrees and redacts. Refuses the person who asked (`redaction.same-person`), and two of whom one is not proved to be a person of their
 * own. It does not wait: what names a child must go at once. All administrators are told, without a word of the text. Figures, audit, files and signatures stay as they
 * are. The list beside the data is written before the transaction ends: if it fails after that, the text that two people wanted
 * gone goes at the next start, and never comes back from a backup.
 */
export async function agreeRedaction(
  desk: Desk,
  form: { readonly redaction: string },
): Promise<Result<{ readonly text: string }, RedactionsRefusal>> {
  return perform<{ readonly text: string }, RedactionsRefusal>(
    desk,
    'agree-redaction',
    async ({ t, at, today, about }) => {
      const asked = readId(form.redaction).ok ? await lockRedaction(t, form.redaction) : undefined
      if (!asked || !desk.person) return refused({ kind: 'thing.not-found' })
      if (asked.askedBy === desk.person.id) return refused({ kind: 'redaction.same-person' })
      if (!(await areProved(t, [desk.person.id, asked.askedBy]))) return refused({ kind: 'second.not-proved' })
      await agree(t, { id: asked.id, person: desk.person.id, at })
      await redactText(t, { text: asked.text, day: today, at })
      about(asked.id, { text: asked.text, day: today })
      noteRedaction(desk.runtime.installation.folder, { network: desk.network.id, text: asked.text, day: today })
      await notifyAdministrators(desk, { t, at, today }, 'redaction-agreed')
      return done({ text: asked.text })
    },
  )
}
