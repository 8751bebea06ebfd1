import type { Language } from '@waymark/language'
import type { NavLink } from '#lib/nav.ts'

declare global {
  namespace App {
    interface Locals {
      language: Language
      /** The database could not be reached while this request was answered. */
      databaseAway?: boolean
    }
    interface PageData {
      language: Language
      /** The main navigation of this part of the site; the shell's own links where a page gives none. */
      nav?: readonly NavLink[]
    }
    interface Error {
      message: string
      /** When it happened, UTC, for whoever reads the server's log. */
      time?: string
    }
  }
}

export {}
