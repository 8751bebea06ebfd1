import { text } from './open-data-field.ts'

/** What an answer, an entry, an action or a finding says that it is about. */
export const themes = text('themes', 'forms of exploitation it is about; a blank between several', {
  ru: 'формы эксплуатации, о которых речь; между несколькими пробел',
  ar: 'أشكال الاستغلال المعنية؛ وبين الأشكال فراغ',
  sv: 'de former av exploatering det gäller; blanksteg mellan flera',
})
export const online = text('online', 'addressed or not-addressed; empty where nobody looked at what happens online', {
  ru: 'addressed (учтено) или not-addressed (не учтено); пусто, если происходящее в Интернете не рассматривали',
  ar: 'addressed (متناوَل) أو not-addressed (غير متناوَل)؛ فارغ حيث لم ينظر أحد في ما يحدث عبر الإنترنت',
  sv: 'addressed (omfattas) eller not-addressed (omfattas inte); tomt där ingen sett till det som sker på nätet',
})
export const serves = text(
  'serves',
  'outcomes for children, target groups and SDG targets, as facet/value; a blank between several',
  {
    ru: 'результаты для детей, целевые группы и задачи ЦУР, как грань/значение; между несколькими пробел',
    ar: 'النتائج المرجوة للأطفال والفئات المستهدفة وغايات التنمية المستدامة، بصيغة وجه/قيمة؛ وبينها فراغ',
    sv: 'resultat för barn, målgrupper och delmål i Agenda 2030, som aspekt/värde; blanksteg mellan flera',
  },
)
