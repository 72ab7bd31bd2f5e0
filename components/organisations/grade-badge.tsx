'use client'
import { Badge } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { gradeOf } from '#lib/scorecards/rules.ts'
import { gradeTones } from './grade-tones.ts'

/** 优 良 中 差, in a word and a colour. */
export function GradeBadge({ total, maximum }: { total: string; maximum: string }) {
  const t = useTranslations('enums.grade')
  const grade = gradeOf(total, maximum)
  if (!grade) return null
  return (
    <Badge variant="light" color={gradeTones[grade]} autoContrast tt="none">
      {t(grade)}
    </Badge>
  )
}
