import { error } from '@sveltejs/kit'
import { runtime, sessionPage } from '@waymark/operations'

export async function load({ params }) {
  const page = await sessionPage(runtime(), params.mechanism, params.session)
  if (!page) error(404)
  return { page }
}
