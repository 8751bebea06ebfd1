import { reviewsCalendar } from '#lib/server/reviews-calendar.ts'

export const GET = ({ params, locals, url }) => reviewsCalendar(params.place, { language: locals.language, url })
