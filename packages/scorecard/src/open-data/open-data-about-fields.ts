import { columnsOf } from './open-data-field.ts'

const common = columnsOf('common')

/** What an answer, an entry, an action or a finding says that it is about. */
export const themes = common.text('themes')
export const online = common.text('online')
export const serves = common.text('serves')
