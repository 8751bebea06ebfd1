import { reviewList } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { waiting: await reviewList(await deskFor(event, 'review-submission')) }
}
