import { onBehalfList, roundsToFillIn } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'answer-for-member')
  const words = (event.url.searchParams.get('words') ?? '').slice(0, 200)
  const rounds = (await roundsToFillIn(desk)) ?? []
  return { words, list: shownTo(event, await onBehalfList(desk, words)), rounds }
}
