import { reviewsCalendar } from '#lib/server/reviews-calendar.ts'

export const GET = ({ locals, url }) => reviewsCalendar(null, { language: locals.language, url })
