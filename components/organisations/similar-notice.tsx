'use client'
import { Alert, Anchor, List } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'

/** Says before saving that an organisation of this name is known already, in whatever script and spacing. */
export function SimilarNotice({ name, exceptId }: { name: string; exceptId: string }) {
  const t = useTranslations()
  const [asked] = useDebouncedValue(name.trim().slice(0, 200), 300)
  const { data = [] } = useQuery({
    ...api.organisations.similar.queryOptions({ input: { name: asked, exceptId } }),
    enabled: asked.length > 1,
  })
  if (data.length === 0 || asked !== name.trim().slice(0, 200)) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('organisations.similar.title')} role="status">
      <List fz="sm">
        {data.map((one) => (
          <List.Item key={one.id}>
            <Anchor component={Link} href={`/organisations/${one.id}`}>
              {one.name}
            </Anchor>{' '}
            {one.code} · {one.removed ? t('organisations.similar.removed') : t(`enums.organisationStage.${one.stage}`)}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
