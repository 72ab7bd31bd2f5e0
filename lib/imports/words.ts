import { createTranslator } from 'next-intl'
import type { Locale } from '../locale.ts'
import enFacts from '../messages/en/facts.json' with { type: 'json' }
import enImports from '../messages/en/imports.json' with { type: 'json' }
import hansFacts from '../messages/zh-Hans/facts.json' with { type: 'json' }
import hansImports from '../messages/zh-Hans/imports.json' with { type: 'json' }
import hantFacts from '../messages/zh-Hant-HK/facts.json' with { type: 'json' }
import hantImports from '../messages/zh-Hant-HK/imports.json' with { type: 'json' }
import { sentenceOf, type Translate } from '../sheets/rules.ts'
import type { Issue } from '../sheets/schema.ts'

const texts = {
  'zh-Hans': { imports: hansImports, facts: hansFacts },
  'zh-Hant-HK': { imports: hantImports, facts: hantFacts },
  en: { imports: enImports, facts: enFacts },
}

/** What files that the house hands out say in a language. */
export function wordsFor(locale: Locale): { words: Translate; sentence: (issue: Issue) => string } {
  const speak = (namespace: 'imports' | 'facts') =>
    createTranslator({ locale, messages: texts[locale], namespace } as never) as unknown as Translate
  const [words, facts] = [speak('imports'), speak('facts')]
  return { words, sentence: (issue) => sentenceOf(issue, words, facts) }
}
