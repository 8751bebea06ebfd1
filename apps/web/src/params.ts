import { isLanguage } from '@waymark/language'
import { readReleaseLabel } from '@waymark/network'
import { defineParams } from '@sveltejs/kit/params'

export const params = defineParams({
  language: text => (isLanguage(text) ? text : undefined),
  release: text => (text === 'latest' || readReleaseLabel(text).ok ? text : undefined),
})
