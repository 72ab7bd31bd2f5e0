'use client'
import { Modal, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { textIn, titleIn } from '#lib/surveys/rules.ts'
import { type Answers, type Survey, type SurveyLanguage, surveyLanguages } from '#lib/surveys/schema.ts'
import { AnswerFields } from './answer-fields.tsx'
import type { Design } from './design-changes.ts'

/** The survey as the public reads it, in each language; what is answered here is kept nowhere. */
export function SurveyPreview({ survey, design, onClose }: { survey: Survey; design: Design; onClose: () => void }) {
  const t = useTranslations('surveys.builder')
  const [language, setLanguage] = useState<SurveyLanguage>('zh-Hans')
  const [answers, setAnswers] = useState<Answers>({})
  const intro = textIn(design.intro, language)
  return (
    <Modal opened onClose={onClose} title={t('preview')} size="lg">
      <Stack>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={(value) => setLanguage(value as SurveyLanguage)}
          data={surveyLanguages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
        <Title order={2} size="h4" lang={language}>
          {titleIn(survey, language)}
        </Title>
        {intro && (
          <Text lang={language} style={{ whiteSpace: 'pre-wrap' }}>
            {intro}
          </Text>
        )}
        <AnswerFields questions={design.questions} language={language} answers={answers} onChange={setAnswers} />
      </Stack>
    </Modal>
  )
}
