'use client'
import { Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { type Organisation, organisations } from './organisation-fields.tsx'
import { expiryTone } from './paper-tone.ts'
import { stageTones } from './stage-tones.ts'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

/** Who an organisation is, in one look, and the way to its form. */
export function OrganisationHead({ row }: { row: Organisation }) {
  const t = useTranslations()
  const mayWrite = useAllowed('organisations.write')
  const [isOpen, setOpen] = useState(false)
  const isDirty = useRef(false)
  const isGone = row.stage === 'left' || row.stage === 'declined'
  const tone = isGone ? undefined : expiryTone(row.nextExpiryOn)
  return (
    <header>
      <PageBack path="/organisations" text={t('organisations.organisation.title')} />
      <Group justify="space-between" align="flex-start" mt={4} mb="xs" wrap="nowrap">
        <Title order={1} size="h3">
          {row.name}
        </Title>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPencil size={16} aria-hidden />}
          aria-keyshortcuts="e"
          data-edit=""
          onClick={() => setOpen(true)}
          flex="none"
        >
          {t(mayWrite ? 'organisations.page.edit' : 'organisations.page.more')}
        </Button>
      </Group>
      <Group gap="xs" mb="lg">
        <Badge variant="light" color={stageTones[row.stage]} autoContrast tt="none">
          {t(`enums.organisationStage.${row.stage}`)}
        </Badge>
        <Text fz="sm">
          {[row.code, t(`enums.organisationKind.${row.kind}`), t(`enums.organisationRegion.${row.region}`), row.industry]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {tone && row.nextExpiryOn && (
          <Badge variant="light" color={tone} autoContrast tt="none" component="a" href="#documents" style={{ cursor: 'pointer' }}>
            {t(tone === 'red' ? 'organisations.page.expired' : 'organisations.page.expires', { day: row.nextExpiryOn })}
          </Badge>
        )}
      </Group>
      {isOpen && (
        <RecordDrawer
          records={{ ...organisations, page: undefined } as unknown as Records<RecordRow>}
          open={row.id}
          isDirty={isDirty}
          onClose={() => setOpen(false)}
        />
      )}
    </header>
  )
}
