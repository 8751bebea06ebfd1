import type { PublicRelease } from '@waymark/operations'
import { noticePath, type Notice, type NoticePart, type NoticeRoot } from '@waymark/scorecard'

/** The signed notice of countries that were hidden after the release was published, all its parts joined; undefined where there is none. */
export async function noticeOfHidden(opened: PublicRelease): Promise<Notice | undefined> {
  const root = await opened.page<NoticeRoot>(noticePath)
  if (!root) return undefined
  const read = await Promise.all(root.parts.map(part => opened.page<NoticePart>(part.path)))
  const parts = read.filter(part => part !== undefined)
  return { ...root, files: parts.flatMap(part => part.files), gone: parts.flatMap(part => part.gone) }
}

/** How many countries, the last on which day, and how many files were made again. */
export async function hiddenIn(opened: PublicRelease) {
  const notice = await noticeOfHidden(opened)
  if (!notice) return undefined
  const days = notice.hidden.map(hidden => hidden.day).toSorted()
  return {
    countries: notice.hidden.reduce((sum, hidden) => sum + hidden.countries, 0),
    day: days.at(-1)!,
    files: notice.files.length,
  }
}
