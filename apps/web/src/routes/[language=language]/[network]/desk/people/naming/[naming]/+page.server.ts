import { agreeNaming, peoplePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn, shownTo } from '#lib/server/desk.ts'
import { provedDesk } from '#lib/server/proved.ts'

export async function load(event) {
  const desk = await provedDesk(event, 'agree-naming')
  const { namings } = shownTo(event, await peoplePage(desk))
  return {
    naming: shownTo(
      event,
      namings.find(naming => naming.id === event.params.naming),
    ),
  }
}

export const actions = {
  default: event => {
    const naming = idIn(event.params.naming)
    return post(event, desk => agreeNaming(desk, { naming }), { to: () => 'people?done=naming-agreed' })
  },
}
