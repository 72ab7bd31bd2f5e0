import type { Issue } from './schema.ts'

/** Finds words for a message key; the page and the command line each bring their own. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** The sentence of an issue. `words` speaks the namespace `imports`, `facts` that of the measures. */
export function sentenceOf({ code, params }: Pick<Issue, 'code' | 'params'>, words: Translate, facts: Translate): string {
  const named = { ...params }
  for (const name of ['measure', 'per']) {
    const measure = params[name]
    if (typeof measure === 'string' && measure.includes('.')) named[name] = facts(`measures.${measure}`)
  }
  if (code === 'columns_missing') named.layout = words(`layouts.${params.layout}`)
  return words(`issues.${code}`, named)
}
