import { json } from '@sveltejs/kit'
import { directionOf } from '@waymark/language'
import { wordsIn } from '#lib/words.ts'

/** What a device that installs the desk learns of it: a plain name, a plain icon, and where it begins. No topic, network or person stands in it. */
export function GET({ locals: { language } }) {
  const name = wordsIn(language).speak('install.name')
  const manifest = {
    id: '/workspace',
    name,
    short_name: name,
    lang: language,
    dir: directionOf(language),
    start_url: `/${language}/workspace`,
    scope: '/',
    display: 'standalone',
    background_color: '#fbfaf6',
    theme_color: '#fbfaf6',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
  return json(manifest, { headers: { 'content-type': 'application/manifest+json' } })
}
