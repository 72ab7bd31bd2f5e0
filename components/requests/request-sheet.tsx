'use client'
import { Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { RequestLife } from '#lib/requests/schema.ts'
import type { Request } from './request-fields.tsx'
import classes from './sheet.module.css'

type Pair = [name: string, text: string | null]

/** 办理单: a request as it is printed on A4, signed and filed; on the screen its page stands instead. */
export function RequestSheet({ row, life }: { row: Request; life: RequestLife }) {
  const t = useTranslations()
  const field = (name: string) => t(`requests.request.fields.${name}`)
  const rows: [Pair, Pair][] = [
    [
      [field('code'), row.code],
      [field('category'), row.category],
    ],
    [
      [field('organisationId'), row.organisation?.name ?? row.organisationName],
      [field('contactName'), row.contactName],
    ],
    [
      [field('receivedOn'), row.receivedOn],
      [field('promisedOn'), row.promisedOn],
    ],
    [
      [field('team'), row.team],
      [field('status'), t(`enums.requestStatus.${row.status}`)],
    ],
    [
      [field('closedOn'), row.closedOn],
      [field('revisitScore'), row.revisitScore === null ? null : String(row.revisitScore)],
    ],
  ]
  const standing = life.steps.filter(({ isTakenBack, takesBack }) => !isTakenBack && takesBack === null).reverse()
  return (
    <article className={classes.sheet} aria-hidden>
      <Title order={2} ta="center" className={classes.title ?? ''}>
        {t('requests.sheet.title')}
      </Title>
      <Table withTableBorder withColumnBorders className={classes.table ?? ''}>
        <Table.Tbody>
          {rows.map((pairs) => (
            <Table.Tr key={pairs[0][0]}>
              {pairs.map(([name, text]) => [
                <Table.Th key={name} scope="row" w="7rem">
                  {name}
                </Table.Th>,
                <Table.Td key={`${name} text`}>{text}</Table.Td>,
              ])}
            </Table.Tr>
          ))}
          <Long name={field('summary')} text={row.summary} />
          <Long name={field('result')} text={row.result} />
          <Table.Tr>
            <Table.Th scope="row">{t('requests.sheet.steps')}</Table.Th>
            <Table.Td colSpan={3}>
              {standing.map((step) => (
                <Text key={step.id} inherit>
                  {[step.doneOn, t(`enums.requestStep.${step.step}`), step.team, step.by, step.note].filter(Boolean).join('　')}
                </Text>
              ))}
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text className={classes.signatures ?? ''}>{t('requests.sheet.signatures')}</Text>
    </article>
  )
}

function Long({ name, text }: { name: string; text: string | null }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w="7rem">
        {name}
      </Table.Th>
      <Table.Td colSpan={3} className={classes.text ?? ''} h="4rem">
        {text}
      </Table.Td>
    </Table.Tr>
  )
}
