import { error } from '@sveltejs/kit'

/** Reads a form; a body that is no form is the sender's mistake, not ours. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (cause) {
    if (cause instanceof TypeError) error(400, 'The form could not be read.')
    throw cause
  }
}
