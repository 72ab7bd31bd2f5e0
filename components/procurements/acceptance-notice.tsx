'use client'
import { Alert } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { conclusionOf } from '#lib/procurements/rules.ts'
import type { AcceptanceResult } from '#lib/procurements/schema.ts'

type Props = { results: readonly AcceptanceResult[]; conclusion: string; isOfNothing: boolean }

/** Says while an acceptance is typed that it belongs to nothing yet, or that its conclusion is not that of its items. */
export function AcceptanceNotice({ results, conclusion, isOfNothing }: Props) {
  const t = useTranslations()
  const expected = conclusionOf(results)
  const differs = results.length > 0 && conclusion !== '' && conclusion !== expected
  if (!isOfNothing && !differs) return null
  return (
    <Alert color="orange" variant="light" role="status">
      {isOfNothing && <div>{t('procurements.acceptance.notice.nothing')}</div>}
      {differs && <div>{t('procurements.acceptance.notice.conclusion', { expected: t(`enums.acceptanceConclusion.${expected}`) })}</div>}
    </Alert>
  )
}
