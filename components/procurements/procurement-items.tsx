'use client'
import { Button, Card, Group, Input, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import type { PartsInput } from '#components/ui/records.ts'
import { groupedYuan } from '#lib/money.ts'
import { itemsYuan, itemYuan } from '#lib/procurements/rules.ts'
import type { ProcurementItem } from '#lib/procurements/schema.ts'

const blank = (): ProcurementItem => ({ item: '', specification: '', unit: '', quantity: '', unitPriceYuan: '' })
const isNumber = (typed: string) => /^\d+(\.\d+)?$/.test(typed)

/** The things to buy, each with what it is estimated at, and their sum. */
export const ProcurementItems: PartsInput = ({ label, parts, onChange, disabled, error }) => {
  const t = useTranslations('procurements.items')
  const items = parts as ProcurementItem[]
  const change = (at: number, part: Partial<ProcurementItem>) =>
    onChange(items.map((item, place) => (place === at ? { ...item, ...part } : item)))
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end, and hold no state of their own
          <Card key={at} component="li" withBorder p="xs" role="group" aria-label={t('position', { position: at + 1 })}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={4}>
              <TextInput
                label={t('item')}
                value={item.item}
                maxLength={200}
                disabled={disabled}
                data-field={at === 0 ? 'items' : undefined}
                error={error && item.item.trim() === '' ? true : undefined}
                onChange={(typing) => change(at, { item: typing.currentTarget.value })}
              />
              <TextInput
                label={t('specification')}
                value={item.specification}
                maxLength={500}
                disabled={disabled}
                onChange={(typing) => change(at, { specification: typing.currentTarget.value })}
              />
            </SimpleGrid>
            <SimpleGrid cols={3} spacing="xs" verticalSpacing={4} mt={4}>
              <Figures item={item} disabled={disabled} hasError={Boolean(error)} onChange={(part) => change(at, part)} />
            </SimpleGrid>
            <Group justify="space-between" mt={4}>
              <Text fz="sm" c="dimmed">
                {t('yuan', { yuan: groupedYuan(itemYuan(item) ?? '0') })}
              </Text>
              {!disabled && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={t('remove', { position: at + 1 })}
                  onClick={() => onChange(items.filter((_, place) => place !== at))}
                >
                  <IconTrash size={16} aria-hidden />
                </Button>
              )}
            </Group>
          </Card>
        ))}
      </Stack>
      <Group justify="space-between" mt="xs">
        <Text fw={600} role="status">
          {t('sum', { sum: groupedYuan(itemsYuan(items)) })}
        </Text>
        {!disabled && (
          <Button
            variant="light"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...items, blank()])}
          >
            {t('add')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}

type FiguresProps = { item: ProcurementItem; disabled: boolean; hasError: boolean; onChange: (part: Partial<ProcurementItem>) => void }
function Figures({ item, disabled, hasError, onChange }: FiguresProps) {
  const t = useTranslations('procurements.items')
  const wrong = (typed: string) => (hasError || typed !== '') && !isNumber(typed)
  return (
    <>
      <TextInput
        label={t('unit')}
        value={item.unit}
        maxLength={200}
        disabled={disabled}
        error={hasError && item.unit.trim() === '' ? true : undefined}
        onChange={(typing) => onChange({ unit: typing.currentTarget.value })}
      />
      <TextInput
        label={t('quantity')}
        inputMode="decimal"
        autoComplete="off"
        value={item.quantity}
        disabled={disabled}
        error={wrong(item.quantity)}
        onChange={(typing) => onChange({ quantity: plainNumber(typing.currentTarget.value) })}
      />
      <TextInput
        label={t('unitPriceYuan')}
        inputMode="decimal"
        autoComplete="off"
        value={item.unitPriceYuan}
        disabled={disabled}
        error={wrong(item.unitPriceYuan)}
        onChange={(typing) => onChange({ unitPriceYuan: plainNumber(typing.currentTarget.value) })}
      />
    </>
  )
}
