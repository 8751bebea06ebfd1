import { isLanguage } from '@waymark/language'
import { defineParams } from '@sveltejs/kit/params'

export const params = defineParams({
  language: text => (isLanguage(text) ? text : undefined),
})
