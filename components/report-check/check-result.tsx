'use client'
import { Alert, Badge, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReportCheck } from '#lib/report-check/schema.ts'
import { FigureList } from './figure-list.tsx'
import { CommentList, LintList, TextList, TrackedList } from './text-lists.tsx'

/** Everything found in an edited report, the figures first; and plainly that there is nothing, when there is nothing. */
export function CheckResult({ result }: { result: ReportCheck }) {
  const t = useTranslations('reportCheck')
  const lists = [
    ['changed', result.changed.length, 'red'],
    ['deleted', result.deleted.length, 'red'],
    ['repeated', result.repeated.length, 'orange'],
    ['unknown', result.unknown.length, 'orange'],
    ['texts', result.texts.length, 'blue'],
    ['lint', result.lint.length, 'orange'],
    ['tracked', result.tracked.changes.length, 'gray'],
    ['comments', result.comments.length, 'gray'],
  ] as const
  const isSame = lists.every(([, count]) => count === 0)
  return (
    <Stack>
      <Identity result={result} />
      {result.framework && (
        <Text fz="sm" c="dimmed">
          {t('framework', { name: result.framework })}
        </Text>
      )}
      {isSame ? (
        <Alert color="teal" variant="light" icon={<IconCircleCheck aria-hidden />} title={t('same')}>
          {t('sameHint', { count: result.expected })}
        </Alert>
      ) : (
        <Group gap="xs" component="ul" aria-label={t('summary')} p={0} m={0} style={{ listStyle: 'none' }}>
          <Badge component="li" size="lg" variant="light" color="teal" tt="none" autoContrast>
            {t('unchanged', { count: result.unchanged, of: result.expected })}
          </Badge>
          {lists
            .filter(([, count]) => count > 0)
            .map(([name, count, color]) => (
              <Badge key={name} component="li" size="lg" variant="light" color={color} tt="none" autoContrast>
                {t(`counts.${name}`, { count })}
              </Badge>
            ))}
        </Group>
      )}
      <FigureList kind="changed" figures={result.changed} />
      <FigureList kind="deleted" figures={result.deleted} />
      <FigureList kind="repeated" figures={result.repeated} />
      <FigureList kind="unknown" figures={result.unknown} />
      <TextList texts={result.texts} />
      <LintList findings={result.lint} />
      <TrackedList tracked={result.tracked} />
      <CommentList comments={result.comments} />
    </Stack>
  )
}

/** A file of another year or of another closing: then the differences below say little. */
function Identity({ result: { identity, year, isClosed } }: { result: ReportCheck }) {
  const t = useTranslations('reportCheck')
  return (
    <>
      {identity.isYear === false && (
        <Alert
          color="red"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('otherYear', { found: identity.year ?? '', year })}
        >
          {t('otherYearHint')}
        </Alert>
      )}
      {identity.isClosing === false && (
        <Alert
          color="orange"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('otherClosing', { found: identity.code ?? '' })}
        >
          {t('otherClosingHint', { wanted: identity.wantedCode ?? '' })}
        </Alert>
      )}
      {!isClosed && (
        <Alert color="blue" variant="light">
          {t('notClosed', { year })}
        </Alert>
      )}
    </>
  )
}
