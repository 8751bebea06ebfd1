/** Where mails are sent: nowhere, unless whoever runs the installation names a mail server and a sender. */
import process from 'node:process'
import { plainEmail } from '../accounts/email.ts'

export type MailSettings = { readonly url: string; readonly sender: string }

/**
 * WAYMARK_SMTP_URL (smtp:// or smtps://, with name and password where the server asks for them) and WAYMARK_MAIL_SENDER (one plain
 * address). Null where neither is set. Throws where one is missing or malformed: a mail that is thought to be sent must not wait unseen.
 */
export function mailSettings(environment: NodeJS.ProcessEnv = process.env): MailSettings | null {
  const { WAYMARK_SMTP_URL: url = '', WAYMARK_MAIL_SENDER: typed = '' } = environment
  if (url === '' && typed === '') return null
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new Error('WAYMARK_SMTP_URL must look like smtps://name:password@mail.example.org:465.')
  const sender = plainEmail(typed)
  if (!sender.ok) throw new Error('WAYMARK_MAIL_SENDER must be one plain e-mail address.')
  return { url, sender: sender.value }
}
