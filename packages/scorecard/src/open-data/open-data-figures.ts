import { text, whole } from './open-data-field.ts'
import { partField } from './open-data-part-fields.ts'

/** The columns of `data/figures.csv`: one row per line of a figure. */
export const figureFields = [
  text('figure', 'id of the figure in this release', {
    ru: 'идентификатор показанного числа в этом выпуске',
    ar: 'معرّف الرقم في هذا الإصدار',
    sv: 'talets id i denna utgivning',
  }),
  text('edition', 'framework code and edition label', {
    ru: 'код рамочной программы и обозначение редакции',
    ar: 'رمز الإطار ووسم الطبعة',
    sv: 'ramverkets kod och utgåvans beteckning',
  }),
  text('indicator', 'code of the indicator', { ru: 'код показателя', ar: 'رمز المؤشر', sv: 'indikatorns kod' }),
  whole('version', 'version of the indicator', {
    ru: 'версия показателя',
    ar: 'نسخة المؤشر',
    sv: 'indikatorns version',
  }),
  partField,
  text('period', 'label of the period', { ru: 'обозначение периода', ar: 'وسم الفترة', sv: 'periodens beteckning' }),
  text('respondent_type', 'who was asked; types are never added together', {
    ru: 'кого спрашивали; типы никогда не складываются',
    ar: 'من سُئل؛ ولا تُجمع الأنواع معًا أبدًا',
    sv: 'vem som tillfrågades; typer läggs aldrig ihop',
  }),
  text('counts', 'what the counts are of: country, member, group, network or entry', {
    ru: 'что считается: country (страны), member (члены), group (группы), network (сеть) или entry (записи)',
    ar: 'ما الذي يُعدّ: country (بلدان) أو member (أعضاء) أو group (مجموعات) أو network (شبكة) أو entry (قيود)',
    sv: 'vad som räknas: country (länder), member (medlemmar), group (grupper), network (nätverk) eller entry (poster)',
  }),
  text(
    'line',
    'a state, given, sum, share, maximum, missing:reason, split:reason, not-asked, entries, level:code, stage:code or field:code (parts of entries), beside:code (other entries), unconfirmed, lists-closed, or withheld',
    {
      ru: 'состояние, given (дано), sum (сумма), share (доля), maximum (наибольшее), missing:причина, split:причина (из тех, чей ответ не опубликован), not-asked (не спрашивали), entries (записи), level:код, stage:код или поле:код (части записей), beside:код (другие записи), unconfirmed (не подтверждены), lists-closed (закрытые списки) или withheld (не показано)',
      ar: 'حالة أو given (معطى) أو sum (مجموع) أو share (نسبة) أو maximum (أكبر قيمة) أو missing:السبب أو split:السبب (ممن لم تُنشر إجابتهم) أو not-asked (لم يُسأل) أو entries (قيود) أو level:رمز أو stage:رمز أو حقل:رمز (أجزاء القيود) أو beside:رمز (قيود أخرى) أو unconfirmed (غير مؤكدة) أو lists-closed (قوائم مغلقة) أو withheld (محجوب)',
      sv: 'ett läge, given (angivet), sum (summa), share (andel), maximum (största), missing:skäl, split:skäl (av dem utan publicerat svar), not-asked (inte tillfrågad), entries (poster), level:kod, stage:kod eller fält:kod (delar av posterna), beside:kod (andra poster), unconfirmed (obekräftade), lists-closed (stängda listor) eller withheld (visas inte)',
    },
  ),
  whole('value', 'the count or sum of this line; empty where none is recorded or the figure is withheld', {
    ru: 'число или сумма этой строки; пусто, если записей нет или число не показано',
    ar: 'عدد هذا السطر أو مجموعه؛ فارغ حيث لم يُسجَّل شيء أو حُجب الرقم',
    sv: 'radens antal eller summa; tomt där inget är registrerat eller talet inte visas',
  }),
  whole('of', 'what the value is of', {
    ru: 'от чего берётся значение',
    ar: 'ما تُنسب إليه القيمة',
    sv: 'vad värdet är en del av',
  }),
  whole('at_most', 'what the count could be if everyone asked and without an answer were in this state', {
    ru: 'каким могло бы быть число, если бы все опрошенные без ответа были в этом состоянии',
    ar: 'ما قد يبلغه العدد لو كان كل من سُئل ولا إجابة له في هذه الحالة',
    sv: 'vad antalet kunde vara om alla tillfrågade utan svar var i detta läge',
  }),
  whole(
    'percent_low',
    'value of "of" in whole per cent, from the exact fraction, half away from zero; empty where nobody answered',
    {
      ru: 'значение от «of» в целых процентах, по точной дроби, половина — от нуля; пусто, если никто не ответил',
      ar: 'القيمة من «of» بنسبة مئوية صحيحة، من الكسر التام، والنصف بعيدًا عن الصفر؛ فارغ حيث لم يُجب أحد',
      sv: 'värdet av "of" i hela procent, ur det exakta bråket, halva bort från noll; tomt där ingen svarade',
    },
  ),
  whole('percent_high', '"at_most" of "of" in whole per cent; equal to percent_low where everyone asked answered', {
    ru: '«at_most» от «of» в целых процентах; равно percent_low, если ответили все опрошенные',
    ar: '«at_most» من «of» بنسبة مئوية صحيحة؛ تساوي percent_low حيث أجاب كل من سُئل',
    sv: '"at_most" av "of" i hela procent; lika med percent_low där alla tillfrågade svarade',
  }),
  whole('scope_at_most', 'the same as at_most had those in scope been asked who were not; empty where all were asked', {
    ru: 'то же, что at_most, если бы спросили и тех в охвате, кого не спрашивали; пусто, если спросили всех',
    ar: 'مثل at_most لو سُئل أيضًا من هم ضمن النطاق ولم يُسألوا؛ فارغ حيث سُئل الجميع',
    sv: 'som at_most om även de i omfånget hade tillfrågats som inte blev det; tomt där alla tillfrågades',
  }),
  whole('scope_percent_low', 'the value of all in scope to whom it may apply, in whole per cent', {
    ru: 'значение от всех в охвате, к кому это может относиться, в целых процентах',
    ar: 'القيمة من كل من هم ضمن النطاق وقد ينطبق عليهم، بنسبة مئوية صحيحة',
    sv: 'värdet av alla i omfånget som det kan gälla, i hela procent',
  }),
  whole('scope_percent_high', 'scope_at_most of all in scope to whom it may apply, in whole per cent', {
    ru: 'scope_at_most от всех в охвате, к кому это может относиться, в целых процентах',
    ar: 'scope_at_most من كل من هم ضمن النطاق وقد ينطبق عليهم، بنسبة مئوية صحيحة',
    sv: 'scope_at_most av alla i omfånget som det kan gälla, i hela procent',
  }),
  whole('in_scope', 'subjects the statement is about', {
    ru: 'все, о ком это утверждение',
    ar: 'كل من يخصهم القول',
    sv: 'alla som påståendet handlar om',
  }),
  whole('asked', 'of those, asked', { ru: 'из них спрошены', ar: 'من سُئل منهم', sv: 'av dessa tillfrågade' }),
  whole('applicable', 'of those, all but not applicable', {
    ru: 'из них все, кроме тех, к кому неприменимо',
    ar: 'من ينطبق عليه منهم',
    sv: 'av dessa alla utom ej tillämpligt',
  }),
  whole('answered', 'of those, with a value', {
    ru: 'из них со значением',
    ar: 'من له قيمة منهم',
    sv: 'av dessa med ett värde',
  }),
  text('note', 'none-recorded, a-person-may-be-counted-twice, or the rule by which a figure is withheld', {
    ru: 'none-recorded (ничего не записано), a-person-may-be-counted-twice (человек может быть посчитан дважды) или правило, по которому число не показано',
    ar: 'none-recorded (لم يُسجَّل شيء) أو a-person-may-be-counted-twice (قد يُعدّ الشخص مرتين) أو القاعدة التي حُجب بها الرقم',
    sv: 'none-recorded (inget registrerat), a-person-may-be-counted-twice (en person kan räknas två gånger) eller regeln som gör att talet inte visas',
  }),
] as const
