/** What a form says that something serves: the three lists joined. */
import { servedParts } from '#lib/served.ts'
import type { DeskForm } from './desk-form.ts'

export const servedIn = (form: Pick<DeskForm, 'texts'>): readonly string[] =>
  Object.values(servedParts).flatMap(name => form.texts(name))
