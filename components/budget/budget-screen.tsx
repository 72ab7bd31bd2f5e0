'use client'
import { Button, Group, Menu, Text } from '@mantine/core'
import { IconArrowsExchange, IconDots, IconFileImport, IconListDetails, IconPlus, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useAllowed, useVisitor } from '#components/shell/actor.tsx'
import { usePrinting } from '#components/table/use-printing.ts'
import { Panel } from '#components/ui/panel.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { usePlace } from '#components/ui/use-place.ts'
import { YearHead } from '#components/ui/year-head.tsx'
import { api } from '#lib/api.ts'
import type { BudgetTree as Tree } from '#lib/budget/schema.ts'
import { budgetAddress, budgetYear } from './budget-address.ts'
import { BudgetTree, branchKeys } from './budget-tree.tsx'
import { lineRecords } from './line-records.tsx'
import { NoBudget } from './no-budget.tsx'
import { useFolds } from './use-folds.ts'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
const TransferForm = dynamic(() => import('./transfer-form.tsx').then((module) => module.TransferForm), { ssr: false })
const CopyForm = dynamic(() => import('./copy-form.tsx').then((module) => module.CopyForm), { ssr: false })

/** 预算: a year's budget as a tree, and all that is done with it. */
export function BudgetScreen() {
  const t = useTranslations('budget')
  const [address, setAddress] = useQueryStates(budgetAddress, { history: 'push' })
  const year = budgetYear(address.year)
  const query = useQuery({ ...api.budgetLines.tree.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const { place, setPlace, isDirty } = usePlace()
  const mayWrite = useAllowed('budget.write')
  const close = () => setAddress({ act: null })
  const logNew = () => setPlace({ new: true, open: null })
  const records = { ...lineRecords, start: () => ({ ...lineRecords.start?.(), year: String(year) }) } as unknown as Records<RecordRow>
  const tree = query.data?.year === year ? query.data : undefined
  return (
    <>
      <YearHead title={t('tree.title')} year={year} onYear={(next) => setAddress({ year: next })} />
      <Printed />
      <Panel query={query}>
        {(found) =>
          found.level1.length === 0 && found.unbudgeted.length === 0 ? (
            <NoBudget year={year} formerYear={found.formerYear} onNew={logNew} onCopy={() => setAddress({ act: 'copy' })} />
          ) : (
            <Whole
              tree={found}
              mayWrite={mayWrite}
              onNew={logNew}
              onOpen={(id) => setPlace({ open: id, new: null })}
              onTransfer={() => setAddress({ act: 'transfer' })}
            />
          )
        }
      </Panel>
      {(place.open || place.new) && <RecordDrawer records={records} open={place.open} isDirty={isDirty} onClose={() => setPlace(null)} />}
      {mayWrite && tree && address.act === 'transfer' && <TransferForm tree={tree} onClose={close} />}
      {mayWrite && tree?.formerYear && address.act === 'copy' && <CopyForm from={tree.formerYear} to={year} onClose={close} />}
    </>
  )
}

type WholeProps = { tree: Tree; mayWrite: boolean; onNew: () => void; onOpen: (id: string) => void; onTransfer: () => void }

function Whole({ tree, mayWrite, onNew, onOpen, onTransfer }: WholeProps) {
  const t = useTranslations('budget')
  const folds = useFolds(branchKeys(tree))
  return (
    <>
      <Group mb="sm" gap="xs" justify="space-between" data-controls="">
        <Button variant="default" onClick={() => folds.setAll(!folds.isAnyFolded)}>
          {t(folds.isAnyFolded ? 'tree.unfoldAll' : 'tree.foldAll')}
        </Button>
        <Group gap="xs">
          {mayWrite && (
            <>
              <Button variant="default" leftSection={<IconArrowsExchange size={16} aria-hidden />} onClick={onTransfer}>
                {t('tree.transfer')}
              </Button>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
                {t('line.new')}
              </Button>
            </>
          )}
          <More mayWrite={mayWrite} year={tree.year} />
        </Group>
      </Group>
      <BudgetTree tree={tree} folds={folds} onOpen={onOpen} />
      <Text fz="sm" c="dimmed" mt="xs">
        {t('tree.hint')}
      </Text>
    </>
  )
}

function More({ mayWrite, year }: { mayWrite: boolean; year: number }) {
  const t = useTranslations('budget.tree')
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="default" px="xs" aria-label={t('more')}>
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayWrite && (
          <Menu.Item component={Link} href="/costs/adjustments?new=1" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('adjust')}
          </Menu.Item>
        )}
        <Menu.Item
          component={Link}
          href={`/costs/budget/list?year=${year}`}
          prefetch={false}
          leftSection={<IconListDetails size={16} aria-hidden />}
        >
          {t('list')}
        </Menu.Item>
        {mayWrite && (
          <Menu.Item component={Link} href="/imports" prefetch={false} leftSection={<IconFileImport size={16} aria-hidden />}>
            {t('import')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Who printed the tree and when, on paper only. */
function Printed() {
  const t = useTranslations('budget.tree')
  const visitor = useVisitor()
  if (!usePrinting()) return null
  return (
    <Text fz="xs" mb="xs">
      {t('printed', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })}
    </Text>
  )
}
