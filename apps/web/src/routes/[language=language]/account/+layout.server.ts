import { wordsIn } from '#lib/words.ts'

/** Every page of an account leads back: to the person's desks and to the account. */
export function load({ locals: { language } }) {
  const { speak } = wordsIn(language)
  return {
    nav: [
      { href: `/${language}/sign-in`, text: speak('account.desks') },
      { href: `/${language}/account`, text: speak('account.title') },
    ],
  }
}
