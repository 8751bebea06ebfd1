import type { Language } from '@waymark/language'
import type { NavLink, NetworkLink } from '#lib/nav.ts'

declare global {
  namespace App {
    interface Locals {
      language: Language
      /** The database could not be reached while this request was answered. */
      databaseAway?: boolean
      /** What the address asks for could not be read: the page says what, and is answered with 422. */
      unreadable?: boolean
      /** What was typed into the form that this request sends, to be given back if its sender is signed out by now. */
      typed?: readonly string[]
    }
    interface PageData {
      language: Language
      /** The main navigation of this part of the site; the shell's own links where a page gives none. */
      nav?: readonly NavLink[]
      /** The networks that have published, for the menu of every page; none while the database is away. */
      networks?: readonly NetworkLink[]
      /** Who sits at the desk that this page belongs to; absent on public pages, which are the same for everybody. */
      person?: string
    }
    interface Error {
      message: string
      /** What a person typed into a form that could not be taken, so that it is not lost. */
      kept?: readonly string[]
      /** When it happened, UTC, for whoever reads the server's log. */
      time?: string
    }
  }
}

export {}
