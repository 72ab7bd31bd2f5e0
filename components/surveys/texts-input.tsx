'use client'
import { SimpleGrid, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { surveyLanguages, type Texts } from '#lib/surveys/schema.ts'

type Props = {
  /** What the text is, for each of the three fields. */
  label: string
  texts: Texts
  onChange: (texts: Texts) => void
  required?: boolean
  rows?: number
  maxLength?: number
  /** Whether the label is seen, or only heard. */
  isBare?: boolean
}

/** One text in three languages side by side; on a phone below one another. */
export function TextsInput({ label, texts, onChange, required = false, rows = 1, maxLength = 500, isBare = false }: Props) {
  const t = useTranslations('surveys.builder.languages')
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }} spacing="xs" verticalSpacing="xs">
      {surveyLanguages.map((language) => {
        const name = `${label} · ${t(language)}`
        return (
          <Textarea
            key={language}
            autosize
            minRows={rows}
            maxLength={maxLength}
            lang={language}
            {...(isBare ? { 'aria-label': name, placeholder: t(language) } : { label: name })}
            withAsterisk={required && language === 'zh-Hans' && !isBare}
            value={texts[language]}
            onChange={(typing) => onChange({ ...texts, [language]: typing.currentTarget.value })}
          />
        )
      })}
    </SimpleGrid>
  )
}
