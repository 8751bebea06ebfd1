import { besideWords } from '@waymark/collection'
import { online, serves, themes } from './open-data-about-fields.ts'
import { day, text, whole } from './open-data-field.ts'
import { asInObservations } from './open-data-part-fields.ts'

const indicator = asInObservations('indicator')
const place = text('place', 'code of the country; empty for a region and for the network as a whole', {
  ru: 'код страны; пусто для региона и для Сети в целом',
  ar: 'رمز البلد؛ فارغ للمنطقة وللشبكة كلها',
  sv: 'landets kod; tomt för en region och för hela nätverket',
})
const region = text('region', 'id of the region; empty for a country and for the network as a whole', {
  ru: 'идентификатор региона; пусто для страны и для Сети в целом',
  ar: 'معرّف المنطقة؛ فارغ للبلد وللشبكة كلها',
  sv: 'regionens id; tomt för ett land och för hela nätverket',
})
const edition = text('edition', 'framework code and edition label', {
  ru: 'код рамочной программы и обозначение редакции',
  ar: 'رمز الإطار ووسم الطبعة',
  sv: 'ramverkets kod och utgåvans beteckning',
})
const words = text('text', 'id of its text beside the release; the words may be redacted and are in no hashed file', {
  ru: 'идентификатор текста рядом с выпуском; слова могут быть удалены и не входят ни в один хешируемый файл',
  ar: 'معرّف نصه بجانب الإصدار؛ وقد تُحجب الكلمات وهي ليست في أي ملف مُجزّأ',
  sv: 'id för texten bredvid utgivningen; orden kan maskeras och finns i ingen hashad fil',
})
const status = text(
  'status',
  'planned, under-way, late, done or stopped; empty where it is not public, and for a priority',
  {
    ru: 'planned (запланировано), under-way (выполняется), late (с опозданием), done (сделано) или stopped (прекращено); пусто, если это не опубликовано, и для приоритета',
    ar: 'planned (مخطط) أو under-way (جارٍ) أو late (متأخر) أو done (منجز) أو stopped (متوقف)؛ فارغ حيث لا يُنشر ذلك وللأولوية',
    sv: 'planned (planerad), under-way (pågår), late (försenad), done (gjord) eller stopped (avbruten); tomt där det inte är offentligt och för en prioritering',
  },
)

/** The columns of `data/plans.csv`: one row per priority, action, milestone, resource and update that was made public. */
export const planFields = [
  text('line', 'priority, action, milestone, resource or update', {
    ru: 'priority (приоритет), action (действие), milestone (веха), resource (ресурс) или update (сообщение)',
    ar: 'priority (أولوية) أو action (إجراء) أو milestone (معلم) أو resource (مورد) أو update (تحديث)',
    sv: 'priority (prioritering), action (åtgärd), milestone (milstolpe), resource (resurs) eller update (lägesrapport)',
  }),
  text('id', 'its id', { ru: 'её идентификатор', ar: 'معرّفه', sv: 'dess id' }),
  text('within', 'the priority of an action, the action of a milestone, a resource and an update', {
    ru: 'приоритет действия, действие вехи, ресурса и сообщения',
    ar: 'أولوية الإجراء، وإجراء المعلم والمورد والتحديث',
    sv: 'åtgärdens prioritering, milstolpens, resursens och lägesrapportens åtgärd',
  }),
  place,
  region,
  edition,
  indicator,
  day('day', 'an update is of this day, a milestone was reached on it; empty for a priority and an action', {
    ru: 'день сообщения; день, когда достигнута веха; пусто для приоритета и действия',
    ar: 'يوم التحديث، ويوم بلوغ المعلم؛ فارغ للأولوية والإجراء',
    sv: 'dagen för rapporten, dagen då milstolpen nåddes; tomt för en prioritering och en åtgärd',
  }),
  day('due', 'by when an action or a milestone is due', {
    ru: 'срок действия или вехи',
    ar: 'موعد الإجراء أو المعلم',
    sv: 'när åtgärden eller milstolpen ska vara klar',
  }),
  status,
  text('expects_indicator', 'the indicator in which an action expects a change', {
    ru: 'показатель, в котором действие ожидает изменения',
    ar: 'المؤشر الذي يُتوقع فيه تغيير',
    sv: 'indikatorn där åtgärden väntar en förändring',
  }),
  text('expects_from', 'the answer it expects to change', {
    ru: 'ответ, который должен измениться',
    ar: 'الإجابة المتوقع تغيرها',
    sv: 'svaret som väntas ändras',
  }),
  text('expects_to', 'the answer it expects', {
    ru: 'ожидаемый ответ',
    ar: 'الإجابة المتوقعة',
    sv: 'det väntade svaret',
  }),
  day('expects_by', 'by when', { ru: 'к какому дню', ar: 'بحلول متى', sv: 'till när' }),
  text(
    'observed',
    'what the country answered in each period since its start, or in all, as period:answer; a blank between several',
    {
      ru: 'ответы страны в каждом периоде с начала или во всех, как период:ответ; между несколькими пробел',
      ar: 'ما أجاب به البلد في كل فترة منذ البدء أو في كلها، بصيغة فترة:إجابة؛ وبينها فراغ',
      sv: 'landets svar i varje period sedan starten, eller i alla, som period:svar; blanksteg mellan flera',
    },
  ),
  text('lesson', 'the chain of learning whose lesson a priority rests on', {
    ru: 'цепочка уроков, на которой основан приоритет',
    ar: 'سلسلة التعلم التي يستند إليها',
    sv: 'den lärandekedja vars lärdom prioriteringen vilar på',
  }),
  themes,
  online,
  serves,
  day('start', 'when an action begins', {
    ru: 'когда начинается действие',
    ar: 'متى يبدأ الإجراء',
    sv: 'när åtgärden börjar',
  }),
  text('named', 'members responsible that made their name public; a semicolon between several', {
    ru: 'ответственные организации, открывшие своё название; между несколькими точка с запятой',
    ar: 'الأعضاء المسؤولون الذين أعلنوا أسماءهم؛ وبينهم فاصلة منقوطة',
    sv: 'ansvariga medlemmar som gjort sitt namn offentligt; semikolon mellan flera',
  }),
  text('supports', 'what an action supports a level up: action/ or priority/ and its id', {
    ru: 'что действие поддерживает уровнем выше: action/ или priority/ и идентификатор',
    ar: 'ما يدعمه الإجراء في المستوى الأعلى: action/ أو priority/ ومعرّفه',
    sv: 'vad åtgärden stöder en nivå upp: action/ eller priority/ och dess id',
  }),
  text(
    'sort',
    'of a milestone: step, pilot or hand-over, to a government; of a resource: money, staff-days or in-kind',
    {
      ru: 'вид вехи: step (шаг), pilot (пилот) или hand-over (передача государству); вид ресурса: money (деньги), staff-days (рабочие дни) или in-kind (в натуре)',
      ar: 'نوع المعلم: step (خطوة) أو pilot (تجربة) أو hand-over (تسليم إلى حكومة)؛ ونوع المورد: money (مال) أو staff-days (أيام عمل) أو in-kind (عينيًا)',
      sv: 'milstolpens slag: step (steg), pilot (försök) eller hand-over (överlämning till en regering); resursens slag: money (pengar), staff-days (arbetsdagar) eller in-kind (in natura)',
    },
  ),
  text('used', 'of a resource: planned or spent', {
    ru: 'ресурс: planned (запланирован) или spent (израсходован)',
    ar: 'المورد: planned (مخطط) أو spent (مصروف)',
    sv: 'resursen: planned (planerad) eller spent (förbrukad)',
  }),
  text('amount', 'of a resource: how much money or how many days', {
    ru: 'сколько денег или дней',
    ar: 'كم من المال أو من الأيام',
    sv: 'hur mycket pengar eller hur många dagar',
  }),
  text('currency', 'of money, ISO 4217; amounts of several are never added', {
    ru: 'валюта денег, ISO 4217; суммы в разных валютах не складываются',
    ar: 'عملة المال، ISO 4217؛ ولا تُجمع مبالغ عملات مختلفة',
    sv: 'pengars valuta, ISO 4217; belopp i flera läggs aldrig ihop',
  }),
  text('shows', 'id of the text that says what shows that a milestone was reached', {
    ru: 'идентификатор текста о том, что показывает достижение вехи',
    ar: 'معرّف النص الذي يبيّن بلوغ المعلم',
    sv: 'id för texten som säger vad som visar att milstolpen nåtts',
  }),
  words,
] as const

/** The columns of `data/learning.csv`: one row per step of a chain that was made public. */
export const learningFields = [
  text('chain', 'id of the chain', { ru: 'идентификатор цепочки', ar: 'معرّف السلسلة', sv: 'kedjans id' }),
  text('step', 'finding, lesson, decision or change', {
    ru: 'finding (вывод), lesson (урок), decision (решение) или change (изменение)',
    ar: 'finding (نتيجة) أو lesson (درس) أو decision (قرار) أو change (تغيير)',
    sv: 'finding (iakttagelse), lesson (lärdom), decision (beslut) eller change (ändring)',
  }),
  day('day', 'the day of the step', { ru: 'день шага', ar: 'يوم الخطوة', sv: 'stegets dag' }),
  place,
  region,
  edition,
  indicator,
  text('action', 'the action that a change changed', {
    ru: 'действие, которое было изменено',
    ar: 'الإجراء الذي غُيّر',
    sv: 'åtgärden som ändrades',
  }),
  text('taken_up', 'priorities that rest on its lesson; a blank between several', {
    ru: 'приоритеты, основанные на этом уроке; между несколькими пробел',
    ar: 'الأولويات المستندة إلى درسه؛ وبينها فراغ',
    sv: 'prioriteringar som vilar på lärdomen; blanksteg mellan flera',
  }),
  themes,
  online,
  serves,
  words,
] as const

/** The columns of `data/baselines.csv`: one row per indicator of each baseline. */
export const baselineFields = [
  text('baseline', 'id of the baseline', {
    ru: 'идентификатор исходных данных',
    ar: 'معرّف خط الأساس',
    sv: 'baslinjens id',
  }),
  place,
  asInObservations('framework'),
  day('from', 'first day it speaks of', {
    ru: 'первый день, о котором речь',
    ar: 'أول يوم تتحدث عنه',
    sv: 'första dagen den gäller',
  }),
  day('last', 'last day it speaks of', {
    ru: 'последний день, о котором речь',
    ar: 'آخر يوم تتحدث عنه',
    sv: 'sista dagen den gäller',
  }),
  day('agreed_on', 'the day it was agreed', {
    ru: 'день согласования',
    ar: 'يوم الاتفاق عليه',
    sv: 'dagen då den avtalades',
  }),
  text('revises', 'the baseline it stands in place of', {
    ru: 'исходные данные, которые она заменяет',
    ar: 'خط الأساس الذي يحل محله',
    sv: 'den baslinje som den ersätter',
  }),
  indicator,
  asInObservations('version'),
  asInObservations('state'),
  ...besideWords.map(asInObservations),
  asInObservations('number'),
  asInObservations('of'),
  asInObservations('missing'),
  text('source', 'answer, import or study', {
    ru: 'answer (ответ), import (импорт) или study (исследование)',
    ar: 'answer (إجابة) أو import (استيراد) أو study (دراسة)',
    sv: 'answer (svar), import (inläst) eller study (studie)',
  }),
  text('basis', 'core, or national-framework: a national results framework stands for the baseline', {
    ru: 'core (основные показатели) или national-framework (вместо исходных данных — национальная рамка результатов)',
    ar: 'core (المؤشرات الأساسية) أو national-framework (إطار نتائج وطني يقوم مقام خط الأساس)',
    sv: 'core (kärnindikatorer) eller national-framework (ett nationellt resultatramverk i baslinjens ställe)',
  }),
] as const

/** The columns of `data/entries.csv`: one row per entry. Who took part is in no column. */
export const entryFields = [
  text('entry', 'id of the entry', { ru: 'идентификатор записи', ar: 'معرّف القيد', sv: 'postens id' }),
  text('register', 'code of its register', { ru: 'код её реестра', ar: 'رمز سجله', sv: 'registrets kod' }),
  text('level', 'local, national, regional or international', {
    ru: 'local (местный), national (национальный), regional (региональный) или international (международный)',
    ar: 'local (محلي) أو national (وطني) أو regional (إقليمي) أو international (دولي)',
    sv: 'local (lokal), national (nationell), regional (regional) eller international (internationell)',
  }),
  day('day', 'its first or deciding day', {
    ru: 'её первый или решающий день',
    ar: 'يومه الأول أو الحاسم',
    sv: 'dess första eller avgörande dag',
  }),
  day('until', 'its last day', { ru: 'её последний день', ar: 'يومه الأخير', sv: 'dess sista dag' }),
  text('stages', 'its dated history, as stage:day; a blank between several', {
    ru: 'её датированная история, как ступень:день; между несколькими пробел',
    ar: 'تاريخه المؤرَّخ، بصيغة مرحلة:يوم؛ وبينها فراغ',
    sv: 'dess daterade historia, som steg:dag; blanksteg mellan flera',
  }),
  day('confirmed_on', 'the last day on which it was confirmed to stand', {
    ru: 'последний день, когда подтверждено, что она в силе',
    ar: 'آخر يوم أُكّد فيه قيامه',
    sv: 'senaste dagen då det bekräftades att den gäller',
  }),
  text('places', 'codes of its countries; a blank between several', {
    ru: 'коды её стран; между несколькими пробел',
    ar: 'رموز بلدانه؛ وبينها فراغ',
    sv: 'koder för dess länder; blanksteg mellan flera',
  }),
  themes,
  online,
  serves,
  text(
    'values',
    'choices, numbers and days of its fields, as field:value, and money as field:amount:currency:year:planned or spent; a blank between several',
    {
      ru: 'выборы, числа и дни её полей, как поле:значение, и деньги как поле:сумма:валюта:год:planned (план) или spent (расход); между несколькими пробел',
      ar: 'اختيارات حقوله وأعدادها وأيامها، بصيغة حقل:قيمة، والمال بصيغة حقل:مبلغ:عملة:سنة:planned (مخطط) أو spent (مصروف)؛ وبينها فراغ',
      sv: 'val, tal och dagar i dess fält, som fält:värde, och pengar som fält:belopp:valuta:år:planned (planerat) eller spent (använt); blanksteg mellan flera',
    },
  ),
  text('merged', 'ids of entries that turned out to be this one', {
    ru: 'идентификаторы записей, оказавшихся этой же',
    ar: 'معرّفات قيود تبيّن أنها هو',
    sv: 'id för poster som visade sig vara denna',
  }),
  text('reviewed', 'no where nobody but its author could have reviewed it; empty otherwise', {
    ru: 'no (нет), если кроме автора проверить было некому; иначе пусто',
    ar: 'no (لا) حيث لم يكن في وسع أحد غير كاتب القيد أن يراجعه؛ وفارغ في غير ذلك',
    sv: 'no (nej) där ingen annan än författaren kunde granska posten; annars tomt',
  }),
  words,
] as const

/** The columns of `data/surveys.csv`: one row per printed figure of a publication that gives figures only. */
export const surveyFields = [
  text('survey', 'id of the publication', {
    ru: 'идентификатор публикации',
    ar: 'معرّف المنشور',
    sv: 'publikationens id',
  }),
  text('figure', 'id of the figure', { ru: 'идентификатор числа', ar: 'معرّف الرقم', sv: 'talets id' }),
  whole('yes', 'how many yes, as printed', {
    ru: 'сколько «да», как напечатано',
    ar: 'عدد «نعم» كما طُبع',
    sv: 'antal ja, som tryckt',
  }),
  whole('answered', 'how many answered', { ru: 'сколько ответило', ar: 'عدد المجيبين', sv: 'antal som svarade' }),
  whole('asked', 'how many were asked', { ru: 'сколько спрошено', ar: 'عدد من سُئل', sv: 'antal tillfrågade' }),
  whole('percent_printed', 'the per cent as printed; empty where none was', {
    ru: 'процент, как напечатано; пусто, если не указан',
    ar: 'النسبة كما طُبعت؛ فارغ حيث لا نسبة',
    sv: 'procenttalet som tryckt; tomt där inget trycktes',
  }),
  whole('percent_recomputed', 'the per cent computed from yes and answered', {
    ru: 'процент, вычисленный из «да» и ответивших',
    ar: 'النسبة المحسوبة من «نعم» والمجيبين',
    sv: 'procenttalet beräknat ur ja och antal som svarade',
  }),
] as const
