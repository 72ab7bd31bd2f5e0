'use client'
import { Alert, Button, Center, Loader, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useErrorText } from './error-text.ts'

type Props<Data> = {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch' | 'isRefetching'>
  /** Whether there is nothing to show. */
  isEmpty?: (data: Data) => boolean
  /** What to say and offer then. */
  empty?: ReactNode
  children: (data: Data) => ReactNode
}

/** Draws what a query brings: loading, failed (with another try), empty (with what to do next), or the content. Old data stay while new ones come. */
export function Panel<Data>({ query, isEmpty, empty, children }: Props<Data>) {
  const t = useTranslations('common')
  const textOf = useErrorText()
  if (query.data !== undefined) return <>{isEmpty?.(query.data) ? empty : children(query.data)}</>
  if (query.isPending)
    return (
      <Center mih={160} role="status" aria-label={t('loading')}>
        <Loader type="dots" />
      </Center>
    )
  return (
    <Alert color="red" icon={<IconAlertCircle />} title={t('failed')} role="alert">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{textOf(query.error)}</Text>
        <Button size="xs" variant="default" loading={query.isRefetching} onClick={() => query.refetch()}>
          {t('retry')}
        </Button>
      </Stack>
    </Alert>
  )
}
