import { isLanguage } from '@waymark/language'
import { readReleaseLabel } from '@waymark/network'
import { defineParams } from '@sveltejs/kit/params'

const further = /^page\/(?:[2-9]|[1-9]\d{1,5})$/ // the first has no number: each page has one address

export const params = defineParams({
  language: text => (isLanguage(text) ? text : undefined),
  /** Which page of a list: none for the first, `page/2` and so on for further ones. */
  part: text => (text === '' ? 1 : further.test(text) ? Number(text.slice('page/'.length)) : undefined),
  release: text => (text === 'latest' || readReleaseLabel(text).ok ? text : undefined),
})
