'use client'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { v7 } from 'uuid'
import { client } from '#lib/api.ts'
import type { Survey } from '#lib/surveys/schema.ts'

/** Begins next year's survey with the questions of this one, and goes to it. */
export function useCopySurvey({ id, title, year }: Survey): () => void {
  const t = useTranslations('surveys.page')
  const router = useRouter()
  const copy = useMutation({
    mutationFn: () => client.surveys.copy({ id: v7(), fromId: id, title: title.replace(String(year), String(year + 1)), year: year + 1 }),
    onSuccess: (made) => {
      notifications.show({ color: 'teal', message: t('copied', { year: made.year }) })
      router.push(`/surveys/${made.id}/edit`)
    },
  })
  return () => copy.mutate()
}
