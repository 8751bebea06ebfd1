import { decide, drawLesson, nextStepPage, recordChange } from '@waymark/operations'
import { refused } from '@waymark/language'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'draw-lesson')
  formKey(event)
  return { page: shownTo(event, await nextStepPage(desk, idIn(event.params.finding))) }
}

export const actions = {
  default: event =>
    post(
      event,
      async (desk, form) => {
        const said = { text: form.text('text'), language: form.language, public: form.ticked('public') }
        const after = form.id('after')
        const step = form.text('step')
        if (step === 'lesson') return drawLesson(desk, { ...said, finding: after })
        if (step === 'decision')
          return decide(desk, { ...said, lesson: after, owner: form.text('owner'), due: form.text('due') })
        if (step !== 'change') return refused({ kind: 'learning.wrong-step', field: 'text' })
        const [kind, id] = form.text('changed').split(' ')
        return recordChange(desk, {
          ...said,
          decision: after,
          action: kind === 'action' ? idIn(id) : null,
          indicator: kind === 'indicator' ? idIn(id) : null,
        })
      },
      { to: () => 'learning?done=step' },
    ),
}
