import { error } from '@sveltejs/kit'
import { reviewedStatePage, runtime } from '@waymark/operations'

export async function load({ params }) {
  const page = await reviewedStatePage(runtime(), params.place)
  if (!page) error(404)
  return { page }
}
