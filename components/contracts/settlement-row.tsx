'use client'
import { ActionIcon, Card, Group, SimpleGrid, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import { grouped, plain } from '#lib/money.ts'
import { isNumber, type SheetRow, type Typed, warningsOf } from './sheet-lines.ts'
import { WarningText } from './warning-text.tsx'

type Props = {
  row: SheetRow
  name: string
  onType: (part: Partial<Typed>) => void
  onName: (part: { item?: string; unit?: string }) => void
  onRemove: () => void
}

/** One row of a settlement sheet: the amount follows quantity and price until somebody types another one. */
export function SettlementRow({ row, name, onType, onName, onRemove }: Props) {
  const t = useTranslations('contracts.sheet')
  const label = (field: string) => t('of', { item: name, field: t(field) })
  const wrong = (typed: string) => (typed !== '' && !isNumber(typed) ? t('wrongNumber') : undefined)
  const isSettled = row.quantity !== ''
  return (
    <Card withBorder p="sm" component="li">
      {row.agreed ? (
        <Group justify="space-between" mb={6} gap="xs">
          <Text fw={500}>{row.item}</Text>
          <Text fz="sm" c={row.agreed.left.startsWith('-') ? 'var(--mantine-color-error)' : 'dimmed'}>
            {t('rest')} {grouped(plain(row.agreed.left))} {row.agreed.unit}
          </Text>
        </Group>
      ) : (
        <Group mb={6} gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('item')}
            value={row.item}
            maxLength={200}
            onChange={(typing) => onName({ item: typing.currentTarget.value })}
          />
          <TextInput
            w={90}
            label={t('unit')}
            value={row.unit}
            maxLength={200}
            onChange={(typing) => onName({ unit: typing.currentTarget.value })}
          />
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('removeOther', { item: name })} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" verticalSpacing="xs">
        <TextInput
          label={t('quantity')}
          aria-label={label('quantity')}
          rightSection={<Text fz="xs">{row.unit}</Text>}
          rightSectionWidth={48}
          inputMode="decimal"
          autoComplete="off"
          value={row.quantity}
          error={wrong(row.quantity)}
          onChange={(typing) => onType({ quantity: plainNumber(typing.currentTarget.value) })}
        />
        <TextInput
          label={t('price')}
          aria-label={label('price')}
          inputMode="decimal"
          autoComplete="off"
          value={row.unitPriceYuan}
          error={wrong(row.unitPriceYuan)}
          onChange={(typing) => onType({ unitPriceYuan: plainNumber(typing.currentTarget.value) })}
        />
        <TextInput
          label={t('amount')}
          aria-label={label('amount')}
          inputMode="decimal"
          autoComplete="off"
          value={row.amountYuan}
          error={wrong(row.amountYuan)}
          disabled={!isSettled}
          onChange={(typing) => onType({ amountYuan: plainNumber(typing.currentTarget.value) })}
        />
        <TextInput
          label={t('note')}
          aria-label={label('note')}
          autoComplete="off"
          maxLength={5000}
          value={row.note}
          disabled={!isSettled}
          onChange={(typing) => onType({ note: typing.currentTarget.value })}
        />
      </SimpleGrid>
      <div role="status">
        {warningsOf(row).map(({ name: warning, params }) => (
          <WarningText key={warning}>{t(`warn.${warning}`, params)}</WarningText>
        ))}
      </div>
    </Card>
  )
}
