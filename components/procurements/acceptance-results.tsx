'use client'
import { Button, Card, Group, Input, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import type { PartsInput } from '#components/ui/records.ts'
import type { AcceptanceResult } from '#lib/procurements/schema.ts'

const blank = (): AcceptanceResult => ({ item: '', unit: '', quantity: '', passes: true, note: '' })
const isNumber = (typed: string) => /^\d+(\.\d+)?$/.test(typed)

/** What came of each item: how much of it, whether it passes, and what is wrong with it. */
export const AcceptanceResults: PartsInput = ({ label, parts, onChange, disabled, error }) => {
  const t = useTranslations('procurements.results')
  const results = parts as AcceptanceResult[]
  const change = (at: number, part: Partial<AcceptanceResult>) =>
    onChange(results.map((result, place) => (place === at ? { ...result, ...part } : result)))
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {results.map((result, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end, and hold no state of their own
          <Card key={at} component="li" withBorder p="xs" role="group" aria-label={t('position', { position: at + 1 })}>
            <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" verticalSpacing={4}>
              <TextInput
                label={t('item')}
                value={result.item}
                maxLength={200}
                disabled={disabled}
                data-field={at === 0 ? 'results' : undefined}
                error={error && result.item.trim() === '' ? true : undefined}
                onChange={(typing) => change(at, { item: typing.currentTarget.value })}
              />
              <TextInput
                label={t('unit')}
                value={result.unit}
                maxLength={200}
                disabled={disabled}
                error={error && result.unit.trim() === '' ? true : undefined}
                onChange={(typing) => change(at, { unit: typing.currentTarget.value })}
              />
              <TextInput
                label={t('quantity')}
                inputMode="decimal"
                autoComplete="off"
                value={result.quantity}
                disabled={disabled}
                error={(error || result.quantity !== '') && !isNumber(result.quantity) ? true : undefined}
                onChange={(typing) => change(at, { quantity: plainNumber(typing.currentTarget.value) })}
              />
            </SimpleGrid>
            <Group mt={6} gap="sm" wrap="nowrap">
              <Switch
                label={t('passes')}
                checked={result.passes}
                disabled={disabled}
                onChange={(tick) => change(at, { passes: tick.currentTarget.checked })}
              />
              <TextInput
                flex={1}
                aria-label={t('note')}
                placeholder={t('noteHint')}
                value={result.note}
                maxLength={500}
                disabled={disabled}
                onChange={(typing) => change(at, { note: typing.currentTarget.value })}
              />
              {!disabled && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={t('remove', { position: at + 1 })}
                  onClick={() => onChange(results.filter((_, place) => place !== at))}
                >
                  <IconTrash size={16} aria-hidden />
                </Button>
              )}
            </Group>
          </Card>
        ))}
      </Stack>
      <Group justify="space-between" mt="xs">
        <Text fz="sm" role="status">
          {t('count', { all: results.length, passed: results.filter(({ passes }) => passes).length })}
        </Text>
        {!disabled && (
          <Button
            variant="light"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...results, blank()])}
          >
            {t('add')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
