/** What a mail says: kept encrypted as a kind and its values, put into words when it is sent or shown. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  describeFaults,
  formatDay,
  isLanguage,
  readCatalogue,
  speaker,
  type Catalogue,
  type Language,
} from '@waymark/language'
import { voidMails, writeMail, type InNetwork, type MailRow } from '@waymark/store'
import { accountKeys } from '../accounts/account-keys.ts'
import { contentFolder } from '../reference/read-content.ts'
import type { Runtime } from '../runtime.ts'

/** Every kind of mail; its words stand under `mail.{kind}.subject` and `mail.{kind}.text`. */
export type LetterKind =
  | 'invitation'
  | 'recovery'
  | 'recovery-asked'
  | 'recovery-agreed'
  | 'redaction-agreed'
  | 'hiding-agreed'
  | 'showing-agreed'
  | 'naming-asked'
  | 'naming-agreed'
  | 'entered-for-you'
  | 'reminder'
  | 'concern'
  | 'email-change'
  | 'email-changed'

export type Letter = {
  readonly kind: LetterKind
  /** A plain address; see `plainEmail`. */
  readonly to: string
  readonly language: string
  /** Names and links the words need; days as `2026-03-09`. `stop`: a link by which no more of the kind are sent, named below the text. */
  readonly values: Readonly<Record<string, string>>
}

export type WrittenLetter = {
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly text: string
}

export type Posting = {
  readonly letter: Letter
  readonly object: string | null
  readonly at: Date
  readonly endsAt: Date
}

/** Puts a letter into the outbox, in the transaction of the change it tells of. Older ones about the same object that wait are void. */
export async function postLetter(
  runtime: Runtime,
  t: InNetwork,
  { letter, object, at, endsAt }: Posting,
): Promise<string> {
  if (object !== null) await voidMails(t, object, at)
  const bytes = Buffer.from(JSON.stringify(letter))
  const seal = (id: string) => accountKeys(runtime).seal(bytes, `mail ${id}`)
  return writeMail(t, { kind: letter.kind, object, madeAt: at, endsAt, seal })
}

/** The letter in a mail; null where it was emptied. Throws where it was encrypted with another key. */
export function openLetter(runtime: Runtime, mail: MailRow): Letter | null {
  if (!mail.sealed) return null
  return JSON.parse(accountKeys(runtime).open(mail.sealed, `mail ${mail.id}`).toString()) as Letter
}

/** Puts a letter into words of its language. */
export function wordsOfLetter(letter: Letter): WrittenLetter {
  const language = isLanguage(letter.language) ? letter.language : 'en'
  const speak = speaker(language, catalogue())
  const values = Object.fromEntries(
    Object.entries(letter.values).map(([name, value]) => [
      name,
      /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(language, value) : value,
    ]),
  )
  const subject = oneLine(speak(`mail.${letter.kind}.subject`, values))
  const { stop } = letter.values
  const text = speak(`mail.${letter.kind}.text`, values)
  const body = stop ? `${text}\n\n${speak('mail.stop', { stop })}` : text
  return { to: letter.to, language, subject, text: bareLinks(body) }
}

/** Takes the marks of direction off links, each on a line of its own: what opens links in mails takes the last mark for a part of them. */
const bareLinks = (text: string): string => text.replaceAll(/^\u2068(https?:\S+)\u2069$/gmu, '$1')

/** Whatever a person typed into a name: a subject is one line, and no header begins in it. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

let read: Catalogue | undefined

function catalogue(): Catalogue {
  if (read) return read
  const text = readFileSync(path.join(contentFolder, 'messages/mail.json'), 'utf8')
  const found = readCatalogue({ mail: JSON.parse(text) as unknown })
  if (!found.ok) throw new Error(`The words of mails are not whole:\n${describeFaults(found.refusal.faults)}`)
  return (read = found.value)
}
