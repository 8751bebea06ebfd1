import { error } from '@sveltejs/kit'
import { recommendationsPages, runtime } from '@waymark/operations'

export async function load({ params }) {
  const page = (await recommendationsPages(runtime())).find(({ list }) => list.id === params.list)
  if (!page) error(404)
  return { page }
}
