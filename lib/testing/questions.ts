import { randomUUID } from 'node:crypto'

const said = (text: string) => ({ 'zh-Hans': text, 'zh-Hant-HK': '', en: '' })
const plain = { hint: said(''), options: [] as { id: string; title: ReturnType<typeof said>; points: number | null }[], fullScore: null }
/** An option of the choices below: its points are the last digits of its name; 不了解 has none. */
const option = (text: string) => ({
  id: randomUUID(),
  title: said(text),
  points: /\d+$/.test(text) ? Number(text.match(/\d+$/)?.[0]) : null,
})

/** A survey's questions: 1 to 5 points, one of three, some of two, and words; the first two count. */
export const someQuestions = () => ({
  score: { ...plain, id: randomUUID(), kind: 'score', required: true, title: said('总体满意度'), fullScore: 5, counts: true },
  choice: {
    ...{ ...plain, id: randomUUID(), kind: 'choice', required: true, title: said('办事是否及时'), counts: true },
    options: ['及时10', '一般6', '不了解'].map(option),
  },
  multiple: {
    ...{ ...plain, id: randomUUID(), kind: 'multiple', required: false, title: said('用过哪些服务'), counts: false },
    options: ['会议室', '打印'].map(option),
  },
  text: { ...plain, id: randomUUID(), kind: 'text', required: false, title: said('意见'), counts: false },
})
