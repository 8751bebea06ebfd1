/** `public-record`: the network row under which imported public facts are published. It has no members, rounds or persons. */
import type { NetworkPlan } from '../network/found-network.ts'

export const publicRecordNetwork: NetworkPlan = {
  slug: 'public-record',
  kind: 'publisher',
  invented: false,
  position: 0,
  names: { en: 'Public record', ru: 'Открытые сведения', ar: 'السجل العام', sv: 'Offentliga uppgifter' },
  about: {
    en: 'Facts from named public registers, as of a stated day. Every figure leads to the row of the source it was read from.',
    ru: 'Сведения из названных открытых реестров на указанную дату. От каждой цифры можно перейти к строке источника.',
    ar: 'وقائع من سجلات عامة مسمّاة، بحسب يوم مذكور. يقود كل رقم إلى صف المصدر الذي قُرئ منه.',
    sv: 'Fakta ur namngivna offentliga register, per en angiven dag. Varje siffra leder till den rad i källan som den lästs ur.',
  },
  groups: [],
  members: [],
}
