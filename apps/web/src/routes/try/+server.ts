import { redirect } from '@sveltejs/kit'

export const GET = ({ locals }) => redirect(307, `/${locals.language}/try`)
