/** Digits and signs in their half-width form, sign for sign, so that places in the text stay what they are. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．％]/g, (sign) => (sign === '％' ? '%' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)))

/** Stands for a sign that is no part of any number. */
export const blank = '\u25a1'
const numerals = '[\\d零〇一二两三四五六七八九十]+'

/** Numbers that are no figures: titles, document numbers, days, rooms, codes, ordinals, set phrases. */
const spans: RegExp[] = [
  /《[^《》]*》/g,
  /https?:[^\s，。；）]+/g,
  /〔[^〔〕]*〕\s*第?\s*\d+\s*号/g,
  /[[【(（]\s*(?:19|20)\d{2}\s*[\]】)）]\s*第?\s*\d+\s*号/g,
  /(?:19|20)\d{2}\s*年?(?:度)?\s*[-—–~～至到]+\s*(?:19|20)\d{2}\s*年?(?:度)?/g,
  /(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?)?/g,
  /(?:19|20)\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)/g,
  /[一二][〇○零一二三四五六七八九]{3}年/g,
  new RegExp(`${numerals}\\s*(?:至|到|[-—–~～])\\s*${numerals}\\s*月(?:份)?`, 'g'),
  new RegExp(`${numerals}\\s*月(?:份)?(?:\\s*${numerals}\\s*[日号])?`, 'g'),
  /\d{1,2}\s*[日时点]/g,
  /\d+\s*号(?:楼|馆|院|门|厅|线|文|岛)?(?:\s*\d{2,5}(?!\d|\s*[家场篇件份]))?\s*[室房]?/g,
  new RegExp(`${numerals}\\s*(?:楼|层|室|房|栋|单元|号线)`, 'g'),
  new RegExp(`${numerals}\\s*人\\s*(?:服务)?(?:小组|专班|工作组|团队|组)`, 'g'),
  new RegExp(`第\\s*${numerals}(?:方|届|期|次|名|条|款|章|季度|批|轮|部分|位|个|场|家|年|产业)?`, 'g'),
  new RegExp(`${numerals}\\s*[级流线]`, 'g'),
  /(?:附表|附图|附件|图表|材料|序号|编号|(?:^|[见如和与及下、，。（(\s])[表图])\s*\d+(?:[-－.]\d+)*/g,
  /\d+\s*(?:[:：×xX*/]\s*\d+)+/g,
  /[A-Za-z][A-Za-z0-9_]*[-–—]?\d[\w-]*/g,
  /\d+[A-Za-z]\w*/g,
  /1[3-9]\d{9}/g,
  /\d{3,4}-\d{7,8}/g,
  /[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]/g,
  /^\s*(?:[-–—•·]\s*)?(?:\d{1,2}\s*[.．、](?!\d)|[一二三四五六七八九十]{1,3}、)/g,
  /[\d一二三四五六七八九十]+\s*年/g,
  /一对一|一带一路|一站式|一体化|一揽子|一系列|一次性|一国两制|两地|十分(?!之)|万分|千万(?!\s*元)|百家争鸣/g,
]
const fraction = /([二三四五六七八九十\d]+)分之[一二三四五六七八九十\d]+/g

/** The text with everything that is no figure blanked out, as long as before; half-width. */
export function onlyFigures(text: string): string {
  // a run this long is no number, and what follows would look at it from each of its signs
  let plain = halfWidth(text).replace(/\{\{[^{}]*\}\}|[\w零〇一二两三四五六七八九十百千万亿.,:-]{40,}/g, (found) =>
    blank.repeat(found.length),
  )
  for (const span of spans) plain = plain.replace(span, (found) => blank.repeat(found.length))
  return plain.replace(fraction, (found) => blank.repeat(found.length))
}
