/** Who runs this installation and where to write to them, as WAYMARK_OPERATOR and WAYMARK_CONTACT say. */
import process from 'node:process'
import type { Responsible } from '#lib/responsible.ts'

/** Undefined where the installation does not say who runs it. */
export function operator(): Responsible | undefined {
  const name = process.env['WAYMARK_OPERATOR']?.trim()
  const contact = process.env['WAYMARK_CONTACT']?.trim()
  return name ? { name, contact: contact || null } : undefined
}
