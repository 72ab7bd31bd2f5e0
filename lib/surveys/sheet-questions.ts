/** One question of a questionnaire: how its answers score, and out of what. */
export type SheetQuestion = { header: string; role: 'organisation' | 'score' | 'other'; fullScore: number; scale: 'words' | 'numbers' }

const satisfaction: Record<string, number> = {
  非常满意: 5,
  很满意: 5,
  十分满意: 5,
  满意: 4,
  比较满意: 4,
  较满意: 4,
  一般: 3,
  基本满意: 3,
  不满意: 2,
  不太满意: 2,
  较不满意: 2,
  非常不满意: 1,
  很不满意: 1,
}

/** Whether an answer says nothing: empty, (空), (跳过). */
export const isUnanswered = (answer: string): boolean => /^[(（]?(空|跳过|未作答|无|-|—)?[)）]?$/.test(answer.trim())

/** An answer without the letter, mark or points that questionnaires print around it: `A.非常满意（5分）` → 非常满意. */
const bare = (answer: string) =>
  answer
    .normalize('NFKC')
    .replace(/^\s*[A-Ea-e][.、,:)]\s*/, '')
    .replace(/[([][^)\]]*[)\]]/g, '')
    .replace(/^\d+分?[-:、]|[-:、]?\d+分$/g, (points, _at, whole) => (/^\d+(\.\d+)?分?$/.test(whole) ? points : ''))
    .replace(/\s+/g, '')

/** The points of an answer to a question; null when it is none of its scale. */
export function pointsOf(answer: string, { scale, fullScore }: Pick<SheetQuestion, 'scale' | 'fullScore'>): number | null {
  if (scale === 'words') return satisfaction[bare(answer)] ?? null
  const points = Number(bare(answer).replace(/[分星]$/, ''))
  return bare(answer) !== '' && Number.isFinite(points) && points >= 0 && points <= fullScore ? points : null
}

const asksOrganisation =
  /(所在|所属|您的|贵)?(机构|单位|商协会|商会|协会|组织|企业)(的)?(名称|全称)?(是)?[:：?？]?$|所在.*(机构|单位)|(机构|单位|商协会)名称|代表.*(机构|单位)/
const asksScore = /满意|评价|评分|打分|得分|分值|推荐/
const isTotal = /^(总分|得分|合计)$/

/** What the columns of a questionnaire ask, from their headers and answers; a question whose answers mix scales is scored by the one that most use. */
export function questionsOf(columns: { header: string; answers: string[] }[]): SheetQuestion[] {
  let organisationFound = false
  return columns.map(({ header, answers }) => {
    const title = header
      .normalize('NFKC')
      .replace(/^\s*[Q题]?\d+\s*[、.,:]\s*/i, '')
      .replace(/[【[(](单选|多选|填空|必答|必填|单选题|多选题|填空题)[】\])]/g, '')
      .replace(/[\s*]/g, '')
    const given = answers.filter((answer) => !isUnanswered(answer))
    const worded = given.filter((answer) => bare(answer) in satisfaction).length
    const numbered = given.filter((answer) => /^\d+(\.\d+)?[分星]?$/.test(bare(answer))).length
    const other: SheetQuestion = { header, role: 'other', fullScore: 0, scale: 'words' }
    if (!organisationFound && worded === 0 && numbered === 0 && asksOrganisation.test(title)) {
      organisationFound = true
      return { ...other, role: 'organisation' }
    }
    if (isTotal.test(title) || given.length === 0) return other
    if (worded * 2 >= given.length) return { header, role: 'score', fullScore: 5, scale: 'words' }
    if (numbered * 2 >= given.length && asksScore.test(title))
      return { header, role: 'score', fullScore: fullScoreOf(header, given), scale: 'numbers' }
    return other
  })
}

/** 满分, 分制 or a range in the header says it; else the smallest usual scale that holds every answer (5, 10, 100). */
function fullScoreOf(header: string, answers: string[]): number {
  const said = header.normalize('NFKC').match(/满分(?:为|是)?(\d+)|[01]\s*[-~–—至到]\s*(\d+)|(\d+)分制/)
  if (said) return Number(said[1] ?? said[2] ?? said[3])
  if (header.includes('百分制')) return 100
  const highest = Math.max(...answers.map((answer) => Number(bare(answer).replace(/[分星]$/, ''))).filter(Number.isFinite))
  return [5, 10, 100].find((full) => highest <= full) ?? 100
}
