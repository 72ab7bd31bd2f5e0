'use client'
import { ActionIcon, Badge, Group, Table, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { BudgetSums, BudgetTree as Tree } from '#lib/budget/schema.ts'
import { adjustmentsPath } from './budget-address.ts'
import { BudgetFigures, figureColumns } from './budget-figures.tsx'
import classes from './budget-tree.module.css'
import { Unbudgeted } from './unbudgeted.tsx'
import type { Folds } from './use-folds.ts'
import { UsedBar } from './used-bar.tsx'

/** The branches of a tree, by the keys under which they are folded. */
export const branchKeys = (tree: Tree): string[] =>
  tree.level1.flatMap((one) => [one.name, ...one.level2.map((two) => JSON.stringify([one.name, two.name]))])

type Props = { tree: Tree; folds: Folds; onOpen: (id: string) => void }

/** A year's budget as a table that folds: 一级, 二级, sub-projects, and each sum beside the rows that make it. */
export function BudgetTree({ tree, folds, onOpen }: Props) {
  const t = useTranslations('budget.tree')
  const { year, level1, total, unbudgeted } = tree
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0} aria-label={t('title')}>
      <Table role="treegrid" aria-label={t('title')} className={classes.tree} highlightOnHover onKeyDown={folds.onKeyDown}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('name')}</Table.Th>
            {figureColumns.map(({ name, isWide }) => (
              <Table.Th key={name} scope="col" ta="end" className={isWide ? classes.wide : undefined}>
                {t(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {level1.map((one) => [
            <Branch key={one.name} year={year} level={1} id={one.name} branch={one} folds={folds} />,
            ...(folds.isFolded(one.name) ? [] : one.level2).map((two) => {
              const id = JSON.stringify([one.name, two.name])
              return [
                <Branch key={id} year={year} level={2} id={id} branch={two} folds={folds} />,
                ...(folds.isFolded(id) ? [] : two.lines).map((line) => (
                  <Table.Tr key={line.id} aria-level={3}>
                    <Table.Th scope="row" className={classes.line}>
                      <UnstyledButton
                        className={classes.opener}
                        aria-label={t('open', { name: line.subProject })}
                        onClick={() => onOpen(line.id)}
                      >
                        {line.subProject}
                      </UnstyledButton>
                      <Marks year={year} subProjects={[line.subProject]} sums={line} warnsOnly={line.control === 'warn'} />
                      <UsedBar name={line.subProject} sums={line} />
                    </Table.Th>
                    <BudgetFigures year={year} name={line.subProject} subProjects={[line.subProject]} sums={line} />
                  </Table.Tr>
                )),
              ]
            }),
          ])}
          <Unbudgeted year={year} rows={unbudgeted} />
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr aria-level={1} className={classes.total}>
            <Table.Th scope="row">
              {t('total')}
              <UsedBar name={t('total')} sums={total} />
            </Table.Th>
            <BudgetFigures year={year} name={t('total')} subProjects={[]} sums={total} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  )
}

type BranchProps = {
  year: number
  level: 1 | 2
  id: string
  branch: BudgetSums & { name: string; subProjects: string[] }
  folds: Folds
}

function Branch({ year, level, id, branch, folds }: BranchProps) {
  const t = useTranslations('budget.tree')
  const isFolded = folds.isFolded(id)
  const name = branch.name || t('noLevel')
  const Icon = isFolded ? IconChevronRight : IconChevronDown
  return (
    <Table.Tr aria-level={level} aria-expanded={!isFolded} className={level === 1 ? classes.first : classes.second}>
      <Table.Th scope="row">
        <Group gap={4} wrap="nowrap" align="flex-start">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            data-branch={id}
            aria-label={t(isFolded ? 'unfold' : 'fold', { name })}
            onClick={() => folds.toggle(id)}
          >
            <Icon size={18} aria-hidden />
          </ActionIcon>
          <div>
            <Text span inherit>
              {name}
            </Text>
            <Marks year={year} subProjects={branch.subProjects} sums={branch} />
            {isFolded && <UsedBar name={name} sums={branch} />}
          </div>
        </Group>
      </Table.Th>
      <BudgetFigures year={year} name={name} subProjects={branch.subProjects} sums={branch} />
    </Table.Tr>
  )
}

/** What needs attention in a row: the budget runs out, a document is missing. */
function Marks({
  year,
  subProjects,
  sums,
  warnsOnly = false,
}: {
  year: number
  subProjects: string[]
  sums: BudgetSums
  warnsOnly?: boolean
}) {
  const t = useTranslations('budget.tree')
  return (
    <>
      {sums.state !== 'well' && (
        <Badge ml={6} size="sm" variant="light" color={sums.state === 'over' ? 'red' : 'orange'} autoContrast tt="none">
          {t(`states.${sums.state === 'near' && Number(sums.leftYuan) === 0 ? 'used' : sums.state}`)}
        </Badge>
      )}
      {sums.undocumented > 0 && (
        <Badge
          ml={6}
          size="sm"
          variant="outline"
          color="orange"
          autoContrast
          tt="none"
          component={Link}
          href={adjustmentsPath(year, subProjects, true)}
          className={classes.mark}
        >
          {t('lacking', { count: sums.undocumented })}
        </Badge>
      )}
      {warnsOnly && (
        <Text span ml={6} fz="xs" c="dimmed">
          {t('warnOnly')}
        </Text>
      )}
    </>
  )
}
