/** The carrier that speaks SMTP. It opens no file and fetches no address, whatever stands in a mail. */
import { createTransport } from 'nodemailer'
import type { MailSettings } from './mail-settings.ts'
import type { Carrier } from './postman.ts'

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } // ms

export function smtpCarrier({ url, sender }: MailSettings): Carrier {
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const here = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
  const transport = createTransport({
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here, // links that let people in never travel in the open
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  const domain = sender.slice(sender.indexOf('@') + 1)
  return {
    async send({ id, to, language, subject, text }) {
      await transport.sendMail({
        messageId: `<${id}@${domain}>`,
        from: { name: 'Waymark', address: sender },
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      })
    },
    close: () => transport.close(),
  }
}
