import { error } from '@sveltejs/kit'
import { mechanismPage, runtime } from '@waymark/operations'

export async function load({ params }) {
  const page = await mechanismPage(runtime(), params.mechanism)
  if (!page) error(404)
  return { page }
}
