'use client'
import { Anchor, List, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useAuditTexts } from '#components/people/audit-texts.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import type { PrivacyView } from '#lib/privacy/schema.ts'
import { KeptForm } from './kept-form.tsx'
import classes from './privacy.module.css'

/** All personal data that the house keeps, how long, and who looked at them: for whoever answers for it. */
export function PrivacyScreen() {
  const t = useTranslations('privacy')
  const privacy = useQuery(api.privacy.list.queryOptions())
  return (
    <Stack gap="xl" maw={960}>
      <PageHead
        title={t('title')}
        text={
          <>
            {t('text')}{' '}
            <Anchor href="/privacy" target="_blank" inherit underline="always">
              {t('public')}
            </Anchor>
          </>
        }
      />
      <Panel query={privacy}>
        {(view) => (
          <Stack gap="xl">
            <Columns view={view} />
            <KeptForm key={JSON.stringify(view.months)} view={view} />
            <Opened view={view} />
          </Stack>
        )}
      </Panel>
    </Stack>
  )
}

function Columns({ view }: { view: PrivacyView }) {
  const t = useTranslations('privacy')
  const texts = useAuditTexts()
  const format = useFormatter()
  return (
    <section>
      <Title order={2} fz="h3" mb="xs">
        {t('list')}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard */}
      <section className={classes.scroll} aria-label={t('list')} tabIndex={0}>
        <Table fz="sm" miw={640}>
          <Table.Thead>
            <Table.Tr>
              {(['table', 'field', 'whose', 'mask', 'rows'] as const).map((name) => (
                <Table.Th key={name} ta={name === 'rows' ? 'right' : undefined}>
                  {t(name)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.columns.map(({ table, column, whose, purpose, mask, opened, rows }) => (
              <Table.Tr key={`${table}.${column}`}>
                <Table.Td>{texts.source(table)}</Table.Td>
                <Table.Th scope="row" fw={400}>
                  {texts.field(table, column)}
                </Table.Th>
                <Table.Td>
                  {t(`people.${whose}`)}
                  <Text fz="xs" c="dimmed">
                    {t(`purposes.${purpose}`)}
                  </Text>
                </Table.Td>
                <Table.Td>{t(`masks.${opened ? 'contact' : `${mask}_shown`}`)}</Table.Td>
                <Table.Td ta="right">{format.number(rows)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </section>
  )
}

function Opened({ view }: { view: PrivacyView }) {
  const t = useTranslations('privacy')
  const audit = useTranslations('audit')
  const texts = useAuditTexts()
  const format = useFormatter()
  return (
    <section>
      <Title order={2} fz="h3" mb="xs">
        {t('opened')}
      </Title>
      {view.opened.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <List spacing={4}>
          {view.opened.map(({ actor, name, source, count, last }) => (
            <List.Item key={`${actor} ${source}`}>
              {name ? audit('who', { name, userName: actor }) : texts.actor(actor)} · {texts.source(source)} ·{' '}
              {t('times', { count, at: format.dateTime(new Date(last), { dateStyle: 'medium', timeStyle: 'short' }) })}{' '}
              <Anchor
                component={Link}
                prefetch={false}
                href={`/audit?actor=${encodeURIComponent(actor)}&operation=.open&source=${source}`}
                underline="always"
              >
                {t('see')}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </section>
  )
}
