'use client'
import { Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { plainNumber } from '#components/ui/record-values.ts'
import { undoNotice } from '#components/ui/undo-notice.tsx'
import { client } from '#lib/api.ts'
import { spreadEvenly } from '#lib/indicator-sets/rules.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'
import { plain } from '#lib/money.ts'
import { weightOf } from './groups.ts'

const all = '*'

/** 均分: the points of all indicators, or of one 一级, spread evenly; shown before, and undone with one click. */
export function SpreadForm({ view, onClose }: { view: SetView; onClose: () => void }) {
  const t = useTranslations('indicators.spread')
  const common = useTranslations('common')
  const { year, indicators } = view
  const [level, setLevel] = useState(all)
  const chosen = indicators.filter(({ level1 }) => level === all || level1 === level)
  const [typed, setTyped] = useState<string | null>(null)
  const total = typed ?? (level === all ? '100' : weightOf(chosen))
  const isFit = /^\d{1,3}(\.\d{1,2})?$/.test(total) && Number(total) * 100 >= chosen.length
  const shares = isFit ? spreadEvenly(total, chosen.length) : []
  const weigh = useMutation({
    meta: { quiet: true },
    mutationFn: (rows: { id: string; version: number; weight: string }[]) => client.definitions.weigh({ year, rows }),
  })
  const spread = () =>
    weigh.mutate(
      chosen.map(({ id, version }, at) => ({ id, version, weight: shares[at] ?? '0' })),
      {
        onSuccess: ({ rows }) => {
          const versions = new Map(rows.map((row) => [row.id, row.version]))
          undoNotice({
            id: 'spread',
            message: t('done', { count: chosen.length, total: plain(total) }),
            label: common('undo'),
            onUndo: () =>
              weigh.mutate(chosen.map(({ id, version, weight }) => ({ id, version: versions.get(id) ?? version, weight: plain(weight) }))),
          })
          onClose()
        },
      },
    )
  return (
    <Modal opened onClose={onClose} title={t('title')} centered>
      <Stack>
        <ProblemNotice error={weigh.error} />
        <Group grow align="flex-start">
          <Select
            label={t('which')}
            data={[
              { value: all, label: t('all', { count: indicators.length }) },
              ...[...new Set(indicators.map(({ level1 }) => level1))].map((value) => ({ value, label: value })),
            ]}
            value={level}
            allowDeselect={false}
            onChange={(next) => {
              setLevel(next ?? all)
              setTyped(null)
            }}
          />
          <TextInput
            label={t('total')}
            inputMode="decimal"
            value={total}
            error={isFit ? null : t('unfit')}
            onChange={(typing) => setTyped(plainNumber(typing.currentTarget.value))}
          />
        </Group>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('indicator')}</Table.Th>
              <Table.Th ta="right">{t('before')}</Table.Th>
              <Table.Th ta="right">{t('after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {chosen.map((row, at) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  {row.code} {row.name}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {plain(row.weight)}
                </Table.Td>
                <Table.Td ta="right" className="figures" fw={600}>
                  {shares[at] ?? '—'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text fz="sm" c="dimmed">
          {t('hint')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button loading={weigh.isPending} disabled={!isFit} onClick={spread}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
