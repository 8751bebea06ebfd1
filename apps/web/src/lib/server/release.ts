/** What public pages are made of: the files of one release and the texts beside them, and nothing else of the database. */
import { error } from '@sveltejs/kit'
import { runtime, openRelease, type PublicRelease } from '@waymark/operations'
import type { PublicText, PublicTexts } from '#lib/public/texts.ts'
import { remembering } from './release-cache.ts'
import { textsNamed } from './release-texts.ts'

export type AtRelease = { readonly network: string; readonly release: string }

/** The release at an address, for pages: kept while changes are heard. 404 where there is none. */
export async function releaseAt(at: AtRelease): Promise<PublicRelease> {
  return (await releaseIfAny(at)) ?? error(404, 'There is no such release.')
}

/** The release at an address as it is now, for what is downloaded. 404 where there is none. */
export async function releaseNow({ network, release }: AtRelease): Promise<PublicRelease> {
  const opened = await openRelease(runtime(), network, release)
  return opened ?? error(404, 'There is no such release.')
}

/** The release of another network that a page rests on, kept as `releaseAt` does; undefined where there is none. */
export async function releaseIfAny(at: AtRelease): Promise<PublicRelease | undefined> {
  const { heard } = runtime()
  const opened = await heard.read(`release ${at.network} ${at.release}`, () =>
    openRelease(runtime(), at.network, at.release),
  )
  return opened && remembering(opened, heard)
}

/** One file of a release with the free texts it names. 404 where the release has no such file. */
export async function fileOf<T>(
  opened: PublicRelease,
  path: string,
): Promise<{ readonly page: T; readonly texts: PublicTexts }> {
  const read = await opened.pageWithTexts<T>(path, textsNamed)
  if (!read) error(404, 'The release has no such page.')
  return { page: read.page, texts: shownTexts(opened, read.named, read.texts) }
}

/** As `fileOf`, from the address of the page. */
export async function pageAt<T>(at: AtRelease, path: string) {
  return fileOf<T>(await releaseAt(at), path)
}

/** Every free text that a part of a release's file names, by id. */
export async function textsOf(opened: PublicRelease, part: unknown): Promise<PublicTexts> {
  const ids = textsNamed(part)
  return shownTexts(opened, ids, await opened.texts(ids))
}

type Read = Awaited<ReturnType<PublicRelease['texts']>>

/** The texts as pages show them: with words, or with the day on which they were redacted. */
function shownTexts({ redacted }: PublicRelease, ids: readonly string[], read: Read): PublicTexts {
  return Object.fromEntries(
    ids.flatMap((id): readonly (readonly [string, PublicText])[] => {
      const text = read.get(id)
      if (text) return [[id, { language: text.language, body: text.body }]]
      const redactedOn = redacted.get(id)
      return redactedOn === undefined ? [] : [[id, { redactedOn }]]
    }),
  )
}

/** What stands unsigned above a release that was withdrawn or replaced; undefined above all others. */
export async function noticeOf({ release, texts }: PublicRelease) {
  const { withdrawnAt, withdrawnReason, replacedBy } = release
  if (!withdrawnAt && !replacedBy) return undefined
  const reason = withdrawnReason ? (await texts([withdrawnReason])).get(withdrawnReason) : undefined
  return {
    withdrawnOn: withdrawnAt?.toISOString().slice(0, 10),
    reason: reason && { language: reason.language, body: reason.body },
    replacedBy: replacedBy ?? undefined,
  }
}
