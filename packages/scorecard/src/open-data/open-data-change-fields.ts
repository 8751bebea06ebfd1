import { text, whole } from './open-data-field.ts'

/** The columns of `data/changes.csv`: `before` plus and minus the terms is `after`, wherever all terms are filled. */
export const changeFields = [
  text('figure', 'id of the later figure, as in figures.csv', {
    ru: 'идентификатор более позднего числа, как в figures.csv',
    ar: 'معرّف الرقم اللاحق كما في figures.csv',
    sv: 'id för det senare talet, som i figures.csv',
  }),
  text(
    'compared_with',
    'what it is compared with: period, baseline, release, or other-definition (two totals, no sum)',
    {
      ru: 'с чем сравнивается: period (период), baseline (исходный уровень), release (выпуск) или other-definition (два итога без суммы)',
      ar: 'بماذا يُقارن: period (فترة) أو baseline (خط أساس) أو release (إصدار) أو other-definition (مجموعان بلا جمع)',
      sv: 'vad det jämförs med: period, baseline (baslinje), release (publicering) eller other-definition (två totaler, ingen summa)',
    },
  ),
  text(
    'since',
    'id of the earlier figure, or label of the earlier release; empty for baselines, which speak of different days',
    {
      ru: 'идентификатор более раннего числа или обозначение прежнего выпуска; пусто для исходного уровня: он у стран о разных днях',
      ar: 'معرّف الرقم السابق أو وسم الإصدار السابق؛ فارغ لخطوط الأساس لأنها تتحدث عن أيام مختلفة',
      sv: 'id för det tidigare talet eller beteckning på den tidigare publiceringen; tomt för baslinjer, som gäller olika dagar',
    },
  ),
  text('group', 'id of a group of countries; empty for all', {
    ru: 'идентификатор группы стран; пусто для всех',
    ar: 'معرّف مجموعة بلدان؛ فارغ للجميع',
    sv: 'id för en grupp länder; tomt för alla',
  }),
  text('state', 'the state counted; given where values have none; rose, fell or stayed for numbers since a baseline', {
    ru: 'считаемое состояние; given, если у значений его нет; rose (выросло), fell (упало) или stayed (не изменилось) для чисел относительно исходного уровня',
    ar: 'الحالة المعدودة؛ given حيث لا حالة للقيم؛ rose (ارتفع) أو fell (انخفض) أو stayed (بقي) للأعداد منذ خط الأساس',
    sv: 'läget som räknas; given där värden inte har något; rose (steg), fell (sjönk) eller stayed (oförändrat) för tal sedan en baslinje',
  }),
  whole('baselines', 'countries with a value in their baseline; only where compared with baselines', {
    ru: 'страны со значением в исходном уровне; только при сравнении с ним',
    ar: 'البلدان التي لها قيمة في خط أساسها؛ عند المقارنة به فقط',
    sv: 'länder med ett värde i sin baslinje; bara vid jämförelse med den',
  }),
  whole('both', 'subjects with a published value both times; empty where a release is compared', {
    ru: 'субъекты с опубликованным значением оба раза; пусто при сравнении с выпуском',
    ar: 'من له قيمة منشورة في المرتين؛ فارغ عند المقارنة بإصدار',
    sv: 'subjekt med publicerat värde båda gångerna; tomt när en publicering jämförs',
  }),
  whole('before', 'how many were in the state before', {
    ru: 'сколько было в этом состоянии раньше',
    ar: 'عدد من كانوا في هذه الحالة من قبل',
    sv: 'hur många som var i läget tidigare',
  }),
  whole('began', 'came to the state from another; between releases: corrected to it (plus)', {
    ru: 'перешли в это состояние из другого; между выпусками: исправлено на него (плюс)',
    ar: 'من انتقلوا إلى الحالة من غيرها؛ وبين الإصدارات: صُحّح إليها (زائد)',
    sv: 'kom till läget från ett annat; mellan publiceringar: rättade till det (plus)',
  }),
  whole('ended', 'went from the state to another; between releases: corrected from it (minus)', {
    ru: 'ушли из этого состояния в другое; между выпусками: исправлено с него (минус)',
    ar: 'من انتقلوا من الحالة إلى غيرها؛ وبين الإصدارات: صُحّح عنها (ناقص)',
    sv: 'gick från läget till ett annat; mellan publiceringar: rättade från det (minus)',
  }),
  whole('newly_asked', 'were not asked before, or not in this group (plus)', {
    ru: 'раньше не спрашивали или не было в этой группе (плюс)',
    ar: 'لم يُسألوا من قبل أو لم يكونوا في هذه المجموعة (زائد)',
    sv: 'tillfrågades inte tidigare, eller var inte i gruppen (plus)',
  }),
  whole('no_longer_asked', 'are not asked any more, or not in this group (minus)', {
    ru: 'больше не спрашивают или нет в этой группе (минус)',
    ar: 'لم يعودوا يُسألون أو ليسوا في هذه المجموعة (ناقص)',
    sv: 'tillfrågas inte längre, eller är inte i gruppen (minus)',
  }),
  whole('published_again', 'had no published answer before (plus)', {
    ru: 'раньше не было опубликованного ответа (плюс)',
    ar: 'لم تكن لهم إجابة منشورة من قبل (زائد)',
    sv: 'hade inget publicerat svar tidigare (plus)',
  }),
  whole('no_longer_published', 'have no published answer any more (minus)', {
    ru: 'больше нет опубликованного ответа (минус)',
    ar: 'لم تعد لهم إجابة منشورة (ناقص)',
    sv: 'har inte längre något publicerat svar (minus)',
  }),
  whole('became_applicable', 'it did not apply before (plus)', {
    ru: 'раньше было неприменимо (плюс)',
    ar: 'لم يكن ينطبق من قبل (زائد)',
    sv: 'var ej tillämpligt tidigare (plus)',
  }),
  whole('became_not_applicable', 'it does not apply any more (minus)', {
    ru: 'больше неприменимо (минус)',
    ar: 'لم يعد ينطبق (ناقص)',
    sv: 'är inte längre tillämpligt (minus)',
  }),
  whole('after', 'how many are in the state now', {
    ru: 'сколько в этом состоянии теперь',
    ar: 'عدد من هم في هذه الحالة الآن',
    sv: 'hur många som är i läget nu',
  }),
] as const
