import { day, text, whole } from './open-data-field.ts'

/** The columns of `data/targets.csv`: one row per baseline, milestone, observed figure and target. */
export const targetFields = [
  text('target', 'id of the target', { ru: 'идентификатор цели', ar: 'معرّف الغاية', sv: 'målets id' }),
  text('framework', 'code of the framework', {
    ru: 'код рамочной программы',
    ar: 'رمز الإطار',
    sv: 'ramverkets kod',
  }),
  text('indicator', 'code of the indicator', { ru: 'код показателя', ar: 'رمز المؤشر', sv: 'indikatorns kod' }),
  text('state', 'the answer that is counted', {
    ru: 'ответ, который считается',
    ar: 'الإجابة التي تُعدّ',
    sv: 'svaret som räknas',
  }),
  text('line', 'baseline, milestone, observed or target', {
    ru: 'baseline (исходный уровень), milestone (веха), observed (наблюдалось) или target (цель)',
    ar: 'baseline (خط أساس) أو milestone (مرحلة) أو observed (ملاحَظ) أو target (غاية)',
    sv: 'baseline (baslinje), milestone (delmål), observed (observerat) eller target (mål)',
  }),
  day('day', 'by which day, or last day of the period observed; empty for baselines, which speak of different days', {
    ru: 'к какому дню или последний день наблюдаемого периода; пусто для исходного уровня: он у стран о разных днях',
    ar: 'بحلول أي يوم أو آخر يوم في الفترة الملاحَظة؛ فارغ لخطوط الأساس لأنها تتحدث عن أيام مختلفة',
    sv: 'till vilken dag, eller periodens sista dag; tomt för baslinjer, som gäller olika dagar',
  }),
  text('figure', 'id of the figure observed, as in figures.csv, of which this is over the countries of the list', {
    ru: 'идентификатор наблюдаемого числа, как в figures.csv; здесь — по странам списка',
    ar: 'معرّف الرقم الملاحَظ كما في figures.csv؛ وهو هنا لبلدان القائمة',
    sv: 'id för det observerade talet, som i figures.csv; här över listans länder',
  }),
  text('unit', 'countries, sum, share (in whole per cent) or entries (of the period): what value is of', {
    ru: 'countries (страны), sum (сумма), share (доля в целых процентах) или entries (записи за период): в чём измерено value',
    ar: 'countries (بلدان) أو sum (مجموع) أو share (نسبة مئوية صحيحة) أو entries (قيود الفترة): وحدة value',
    sv: 'countries (länder), sum (summa), share (andel i hela procent) eller entries (periodens poster): vad value är i',
  }),
  whole(
    'value',
    'countries of the list with this answer, or what their numbers come to; of a milestone or target: at least so much; empty where nothing is given or recorded',
    {
      ru: 'страны списка с этим ответом или сумма их чисел; для вехи и цели: не меньше этого; пусто, если ничего не дано или не записано',
      ar: 'بلدان القائمة بهذه الإجابة أو حصيلة أعدادها؛ وللمرحلة والغاية: هذا القدر على الأقل؛ فارغ حيث لم يُعطَ شيء أو لم يُسجَّل',
      sv: 'listans länder med detta svar, eller vad deras tal blir; för delmål och mål: minst så mycket; tomt där inget är givet eller antecknat',
    },
  ),
  whole('at_most', 'what the observed value could be if everyone asked and without an answer were in this state', {
    ru: 'каким могло бы быть наблюдаемое число, если бы все опрошенные без ответа были в этом состоянии',
    ar: 'ما قد تبلغه القيمة الملاحَظة لو كان كل من سُئل ولا إجابة له في هذه الحالة',
    sv: 'vad det observerade värdet kunde vara om alla tillfrågade utan svar var i detta läge',
  }),
  whole('of', 'of how many countries of the list; empty for numbers', {
    ru: 'от скольких стран списка; пусто для чисел',
    ar: 'من كم من بلدان القائمة؛ فارغ للأعداد',
    sv: 'av hur många av listans länder; tomt för tal',
  }),
  whole(
    'over',
    'countries of the list that were asked; of sums and shares those whose numbers are in value, of entries those whose list is closed',
    {
      ru: 'спрошенные страны списка; для сумм и долей — те, чьи числа входят в value, для записей — те, чей перечень закрыт',
      ar: 'بلدان القائمة التي سُئلت؛ وللمجاميع والنسب: التي تدخل أعدادها في value، وللقيود: التي أُغلقت قائمتها',
      sv: 'listans tillfrågade länder; för summor och andelar de vars tal ingår i value, för poster de vars lista är stängd',
    },
  ),
  whole('joined_later', 'countries in scope that are not on the list: they are in no value here', {
    ru: 'страны в охвате, которых нет в списке: ни в одно значение здесь они не входят',
    ar: 'بلدان ضمن النطاق ليست في القائمة: لا تدخل في أي قيمة هنا',
    sv: 'länder i omfånget som inte står på listan: de ingår inte i något värde här',
  }),
] as const
