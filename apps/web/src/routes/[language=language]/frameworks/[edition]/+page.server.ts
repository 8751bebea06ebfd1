import { error } from '@sveltejs/kit'
import { runtime, shippedFramework } from '@waymark/operations'

export async function load({ params }) {
  const edition = await shippedFramework(runtime(), params.edition)
  if (!edition) error(404)
  return { edition }
}
