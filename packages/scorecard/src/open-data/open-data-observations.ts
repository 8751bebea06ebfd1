import { online, serves, themes } from './open-data-about-fields.ts'
import { day, text, whole } from './open-data-field.ts'

/** The columns of `data/observations.csv`. Exactly one of state, number and missing is filled in. */
export const observationFields = [
  text('framework', 'code of the framework', { ru: 'код рамочной программы', ar: 'رمز الإطار', sv: 'ramverkets kod' }),
  text('edition', 'label of its edition', {
    ru: 'обозначение её редакции',
    ar: 'وسم طبعته',
    sv: 'beteckning för dess utgåva',
  }),
  text('indicator', 'code of the indicator in that edition', {
    ru: 'код показателя в этой редакции',
    ar: 'رمز المؤشر في تلك الطبعة',
    sv: 'indikatorns kod i den utgåvan',
  }),
  whole('version', 'version of the indicator; values of two versions join only where declared comparable', {
    ru: 'версия показателя; значения двух версий соединяются, только если они объявлены сопоставимыми',
    ar: 'نسخة المؤشر؛ لا تُضم قيم نسختين إلا إذا أُعلن أنهما قابلتان للمقارنة',
    sv: 'indikatorns version; värden från två versioner förs samman bara om de förklarats jämförbara',
  }),
  text('period', 'label of the period', { ru: 'обозначение периода', ar: 'وسم الفترة', sv: 'periodens beteckning' }),
  day('period_from', 'first day of the period', {
    ru: 'первый день периода',
    ar: 'أول يوم في الفترة',
    sv: 'periodens första dag',
  }),
  day('period_until', 'first day after the period', {
    ru: 'первый день после периода',
    ar: 'أول يوم بعد الفترة',
    sv: 'första dagen efter perioden',
  }),
  text('subject_kind', 'country, group or network; answers about members are never published one by one', {
    ru: 'country (страна), group (группа) или network (сеть); ответы об отдельных членах не публикуются никогда',
    ar: 'country (بلد) أو group (مجموعة) أو network (شبكة)؛ ولا تُنشر أبدًا إجابات تخص عضوًا بعينه',
    sv: 'country (land), group (grupp) eller network (nätverk); svar om enskilda medlemmar publiceras aldrig',
  }),
  text('subject', 'ISO 3166-1 alpha-3 code, or the id of a group; QMA to QZZ are invented countries', {
    ru: 'код ISO 3166-1 alpha-3 или идентификатор группы; QMA–QZZ — вымышленные страны',
    ar: 'رمز ISO 3166-1 alpha-3 أو معرّف مجموعة؛ والرموز من QMA إلى QZZ بلدان متخيلة',
    sv: 'kod enligt ISO 3166-1 alpha-3 eller en grupps id; QMA till QZZ är påhittade länder',
  }),
  text('respondent_type', 'who was asked: member, an office, a register (source), or derived', {
    ru: 'кого спрашивали: member (член), ведомство, реестр (source) или derived (вычислено)',
    ar: 'من سُئل: member (عضو) أو جهة أو سجل (source) أو derived (محسوب)',
    sv: 'vem som tillfrågades: member (medlem), ett kontor, ett register (source) eller derived (beräknat)',
  }),
  text('instrument', 'round, or the id of the source an import was read from', {
    ru: 'round (раунд) или идентификатор источника, из которого взяты данные',
    ar: 'round (جولة) أو معرّف المصدر الذي أُخذت منه البيانات',
    sv: 'round (omgång) eller id för den källa som lästes in',
  }),
  text('state', 'yes, partial, no, a phase, or text for a narrative; empty where there is none', {
    ru: 'yes (да), partial (частично), no (нет), фаза или text для описания; пусто, если значения нет',
    ar: 'yes (نعم) أو partial (جزئيًا) أو no (لا) أو مرحلة أو text للوصف؛ فارغ حيث لا قيمة',
    sv: 'yes (ja), partial (delvis), no (nej), en fas, eller text för en beskrivning; tomt där inget finns',
  }),
  text('step', 'a finer step inside the state, such as signed inside no', {
    ru: 'более точная ступень внутри состояния, например signed (подписан) внутри no',
    ar: 'درجة أدق داخل الحالة، مثل signed (موقّع) داخل no',
    sv: 'ett finare steg inom läget, till exempel signed (undertecknat) inom no',
  }),
  whole('number', 'a count, or the numerator of a share; 0 is a value; empty is never 0', {
    ru: 'число или числитель доли; 0 — это значение; пустое поле никогда не означает 0',
    ar: 'عدد أو بسط نسبة؛ الصفر قيمة، والفراغ ليس صفرًا أبدًا',
    sv: 'ett antal, eller täljaren i en andel; 0 är ett värde; tomt är aldrig 0',
  }),
  whole('of', 'the denominator of a share', { ru: 'знаменатель доли', ar: 'مقام النسبة', sv: 'andelens nämnare' }),
  text('missing', 'why there is no value; not-asked: in scope, and no part of asked', {
    ru: 'почему значения нет; not-asked: входит в охват, но не спрашивали',
    ar: 'سبب غياب القيمة؛ not-asked: ضمن النطاق ولم يُسأل',
    sv: 'varför värde saknas; not-asked: ingår i omfånget men tillfrågades inte',
  }),
  text('how', 'how the status came about: settled, ruling, imported, derived, unsettled', {
    ru: 'как получен статус: settled (согласован), ruling (решение проверяющего), imported (из источника), derived (вычислен), unsettled (не установлен)',
    ar: 'كيف نشأت الحالة: settled (محسومة) أو ruling (بقرار مراجع) أو imported (مستوردة) أو derived (محسوبة) أو unsettled (غير محسومة)',
    sv: 'hur läget kom till: settled (fastställt), ruling (granskarens avgörande), imported (inläst), derived (beräknat), unsettled (inte fastställt)',
  }),
  day('settled_on', 'day it was settled', {
    ru: 'день, когда статус был установлен',
    ar: 'اليوم الذي حُسمت فيه',
    sv: 'dagen då det fastställdes',
  }),
  text('source_row', 'source and row it was read from', {
    ru: 'источник и строка, откуда взято значение',
    ar: 'المصدر والصف اللذان قُرئت منهما',
    sv: 'källa och rad som det lästes ur',
  }),
  text('observation', 'id of the observation', {
    ru: 'идентификатор наблюдения',
    ar: 'معرّف الملاحظة',
    sv: 'observationens id',
  }),
  text(
    'evidence',
    'what it rests on: law, data-set, report, interview, survey, news, observation, unpublished; a blank between several',
    {
      ru: 'на чём основано: law (закон, официальный документ), data-set (набор данных), report (доклад), interview (интервью), survey (опрос), news (новости), observation (собственное наблюдение), unpublished (не опубликовано); несколько через пробел',
      ar: 'ما تستند إليه: law (قانون أو وثيقة رسمية) أو data-set (مجموعة بيانات) أو report (تقرير) أو interview (مقابلة) أو survey (مسح) أو news (خبر صحفي) أو observation (مشاهدة مباشرة) أو unpublished (غير منشور)؛ وإن تعددت فبينها فراغ',
      sv: 'vad det vilar på: law (lag eller officiell handling), data-set (datamängd), report (rapport), interview (intervju), survey (enkät), news (nyhet), observation (egen iakttagelse), unpublished (inte publicerad); flera skiljs med blanksteg',
    },
  ),
  text('national', 'yes where the indicator belongs to this country alone: never to be added up with others', {
    ru: 'yes (да), если показатель только этой страны: с другими он не складывается никогда',
    ar: 'yes (نعم) حيث يخص المؤشر هذا البلد وحده: لا يُجمع مع غيره أبدًا',
    sv: 'yes (ja) där indikatorn hör till detta land ensamt: den läggs aldrig ihop med andra',
  }),
  text('reviewed', 'no where nobody but its author could have reviewed it; empty otherwise', {
    ru: 'no (нет), если кроме автора проверить было некому; иначе пусто',
    ar: 'no (لا) حيث لم يكن في وسع أحد غير كاتب الإجابة أن يراجعها؛ وفارغ في غير ذلك',
    sv: 'no (nej) där ingen annan än författaren kunde granska svaret; annars tomt',
  }),
  themes,
  online,
  serves,
] as const
