/** Words that may stand for a unit without being wrong: a salon is held 6场 or 6次. */
const same: Record<string, string[]> = {
  人: ['人', '位', '名', '个人'],
  人次: ['人次', '次'],
  次: ['次', '人次'],
  篇: ['篇', '条', '则', '期'],
  场: ['场', '场次', '次', '期'],
  家: ['家', '个', '户'],
  件: ['件', '项', '宗', '个', '条'],
  份: ['份'],
  项次: ['项次', '项', '次', '个', '场'],
  项: ['项', '个', '部'],
  个: ['个', '项'],
  月: ['个月', '月'],
  '%': ['%'],
  分: ['分'],
  万元: ['元'],
}
/** Units that people write instead, and that make the sentence say something else: 400人次 are visits, 400人 are people. */
const mistaken: Record<string, string[]> = {
  人: ['人次', '次', '个', '家', '篇'],
  人次: ['人', '位', '名', '个', '家'],
  次: ['人', '位', '名', '篇', '个', '场'],
  篇: ['次', '人次', '个', '场', '人', '份'],
  场: ['个', '家', '篇', '人', '人次', '件'],
  家: ['人', '位', '名', '次', '人次', '家次', '件'],
  件: ['人', '家', '次', '人次', '份'],
  份: ['个', '人', '次', '家', '件', '篇'],
  项次: ['人', '家', '人次', '篇'],
  个: ['家', '次', '人', '分', '%'],
  月: ['天', '年', '次'],
  '%': ['分', '个百分点', '个'],
  分: ['%', '个', '次'],
}

/** Every word that counts something after a number, the longer first. */
export const unitWords: string[] = [
  ...new Set([
    ...Object.values(same).flat(),
    ...Object.values(mistaken).flat(),
    '小时',
    '平方米',
    '公里',
    '千米',
    '亩',
    '元',
    '年',
    '天',
    '字',
  ]),
]
  .filter((word) => word !== '月' && word !== '年')
  .sort((one, other) => other.length - one.length)

export const isSameUnit = (unit: string, written: string): boolean => (same[unit] ?? [unit]).includes(written)
export const isMistaken = (unit: string, written: string): boolean => mistaken[unit]?.includes(written) ?? false
/** A unit as it is said after a number: 月 alone would be a month of the calendar. */
export const saidUnit = (unit: string): string => (unit === '月' ? '个月' : unit)
