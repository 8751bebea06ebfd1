import type { ServerResponse } from 'node:http'

const refusals = {
  400: {
    en: 'This address could not be read. Check it and try again.',
    ru: 'Адрес не удалось прочитать. Проверьте его и попробуйте снова.',
    ar: 'تعذّرت قراءة هذا العنوان. تحقق منه وحاول من جديد.',
    sv: 'Adressen kunde inte läsas. Kontrollera den och försök igen.',
  },
  429: {
    en: 'Very many requests come from your network at this moment. Wait a minute and try again.',
    ru: 'Из вашей сети сейчас поступает слишком много запросов. Подождите минуту и попробуйте снова.',
    ar: 'تصل طلبات كثيرة جدًا من شبكتك في هذه اللحظة. انتظر دقيقة ثم حاول من جديد.',
    sv: 'Väldigt många förfrågningar kommer från ditt nätverk just nu. Vänta en minut och försök igen.',
  },
  421: {
    en: 'No site is served under this host name.',
    ru: 'Под этим именем узла сайта нет.',
    ar: 'لا يوجد موقع تحت اسم المضيف هذا.',
    sv: 'Ingen webbplats finns under det här värdnamnet.',
  },
} as const

/** A short page in every language, for a request that is refused before the site knows which one is wanted. */
export function refusalPage(status: keyof typeof refusals): string {
  const words = Object.entries(refusals[status])
  const lines = words.map(
    ([language, text]) => `<p lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">${text}</p>`,
  )
  const head =
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Waymark</title></head>'
  return `<!doctype html><html lang="en">${head}<body><main><h1>${status}</h1>${lines.join('')}</main></body></html>\n`
}

/**
 * Answers a request that is refused before the site sees it: a short page in every language, since the address that
 * would say which one cannot be trusted.
 */
export function refuseInWords(response: ServerResponse, status: keyof typeof refusals): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  response.end(refusalPage(status))
}
