/**
 * What crawlers may keep. Treaty facts, definitions and figures may be indexed; texts of countries, plans, learning and whatever is new here
 * may not, since what was withdrawn or hidden must not live on elsewhere. Crawlers that collect texts for language models are refused
 * unless a network lets them in. Each network decides in its file; what is invented is never indexed.
 */
import type { PublicRelease } from '@waymark/operations'
import { isInstallationPage } from '#lib/public-route.ts'

type Network = Pick<PublicRelease['network'], 'kind' | 'invented' | 'indexing' | 'languageModels'>

/** The release whose page was asked for, as far as crawlers are concerned. */
export type CrawledRelease = { readonly network: Network; readonly withdrawn: boolean }

/** What a page that may not be kept says of itself. */
export const keepNothing = 'noindex, noarchive, nosnippet'

const release = '/[language=language]/[network]/[release=release]'
const figures = /^(?:\/(?:framework|world|regions|survey|sources|data)(?:\/.*)?)?$/
/** In the public record these are facts of treaties and statistics; in a network they are what its members say. */
const factsByCountry = /^\/(?:countries|observations)(?:\/.*)?$/

/** Asked for in an address: its route, what it is asked for beside that, and the release it is of, where it is of one. */
export type Crawled = {
  readonly route: string | null
  readonly search: string
  readonly of: CrawledRelease | undefined
}

/** What the answer says to search engines: nothing where it may be kept. An address that asks for something (`?`) is never kept. */
export function robotsOf({ route, search, of }: Crawled): string | undefined {
  if (route === null || search !== '') return keepNothing
  if (isInstallationPage(route)) return undefined
  if (!route.startsWith(release) || !of || of.withdrawn || of.network.invented) return keepNothing
  const { indexing, kind } = of.network
  const below = route.slice(release.length)
  if (indexing === 'everything') return undefined
  if (indexing === 'nothing') return keepNothing
  return figures.test(below) || (kind === 'publisher' && factsByCountry.test(below)) ? undefined : keepNothing
}

/**
 * Names under which crawlers that collect texts for language models come, as their operators give them.
 * Source: github.com/ai-robots-txt/ai.robots.txt (MIT), read on 2026-11-30; those that fetch a page for one person are left out.
 */
export const modelCrawlers = [
  'AI2Bot',
  'Amazonbot',
  'anthropic-ai',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ChatGLM-Spider',
  'Claude-Web',
  'ClaudeBot',
  'cohere-ai',
  'cohere-training-data-crawler',
  'DeepSeekBot',
  'Diffbot',
  'FacebookBot',
  'Google-Extended',
  'GPTBot',
  'ICC-Crawler',
  'ImagesiftBot',
  'img2dataset',
  'Kangaroo Bot',
  'LAIONDownloader',
  'Meta-ExternalAgent',
  'omgili',
  'PanguBot',
  'PetalBot',
  'SBIntuitionsBot',
  'Timpibot',
  'Webzio-Extended',
  'YouBot',
] as const
const named = new RegExp(modelCrawlers.map(name => name.replaceAll('-', '\\-')).join('|'), 'i')

/** Whether whoever asks says to collect texts for language models. */
export const isModelCrawler = (agent: string | null | undefined): boolean => named.test(agent ?? '')

/** The robots.txt of an installation. `open`: the slugs of networks that let crawlers of language models in. */
export function robotsFile(languages: readonly string[], open: readonly string[]): string {
  const desks = 'Disallow: /*/*/desk'
  const apart = ['/*/sign-in', '/*/account', '/*/workspace', '/*/leave', '/*/notes', '/*/reminders'].map(
    path => `Disallow: ${path}`,
  )
  const letIn = open.flatMap(slug => languages.map(language => `Allow: /${language}/${slug}/`))
  return [
    '# What may not be kept of the other pages, each says itself (X-Robots-Tag).',
    'User-agent: *',
    ...apart,
    desks,
    '',
    '# Crawlers that collect texts for language models; a network can let them in.',
    ...modelCrawlers.map(name => `User-agent: ${name}`),
    ...letIn,
    ...(open.length > 0 ? [desks] : []),
    'Disallow: /',
    '',
  ].join('\n')
}
