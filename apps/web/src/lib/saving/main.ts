/** The script of the pages on which answers are written. */
import { begin, settingsOf } from './page.ts'

const form = document.querySelector('[data-answer]')?.closest('form')
const settings = form && settingsOf(form)
if (form && settings) begin(form, settings)
