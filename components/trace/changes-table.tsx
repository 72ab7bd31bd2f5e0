import { Alert, Anchor, Stack, Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useAuditTexts } from '#components/people/audit-texts.ts'
import type { Change, Changes } from '#lib/indicators/schema.ts'
import { Decimal, grouped, plain } from '#lib/money.ts'
import classes from './trace.module.css'

/** Places of a move that are shown: a rate moves by fractions without an end; they add up before they are rounded. */
const places = 4
/** `1` → +1, `-200` → −200 */
function signed(moved: string): string {
  const shown = plain(new Decimal(moved).abs().toDecimalPlaces(places).toFixed())
  return `${moved.startsWith('-') ? '−' : '+'}${grouped(shown)}`
}

/** The figure then and now, and the writes that led from the one to the other; their sum is the difference. */
export function ChangesTable({ changes: found, unit }: { changes: Changes; unit: string }) {
  const t = useTranslations('facts.trace.changes')
  const missing = useTranslations('facts.trace')('missing')
  const { was, is, changes, total, others, isWhole, since } = found
  const shown = (value: string | null) => (value === null ? missing : `${grouped(plain(value))} ${unit}`)
  const moved = new Decimal(is ?? 0).sub(was ?? 0).toFixed()
  return (
    <Stack gap="xs">
      {isWhole ? (
        <Text className="figures">
          {t('led', { since, was: shown(was), is: shown(is), moved: moved === '0' ? t('none') : `${signed(moved)} ${unit}` })}
        </Text>
      ) : (
        <Alert color="yellow">{t('tooMany')}</Alert>
      )}
      {changes.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('nothing', { since })}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={520} className={classes.list}>
          <Table fz="sm" verticalSpacing={6} striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('at')}</Table.Th>
                <Table.Th>{t('record')}</Table.Th>
                <Table.Th>{t('who')}</Table.Th>
                <Table.Th className={classes.moved}>{t('moved')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map((change) => (
                <Row key={change.entry} change={change} />
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              {total > changes.length && (
                <Table.Tr>
                  <Table.Td colSpan={3}>{t('others', { count: total - changes.length })}</Table.Td>
                  <Table.Td className={classes.moved}>{signed(others)}</Table.Td>
                </Table.Tr>
              )}
              {isWhole && (
                <Table.Tr>
                  <Table.Th scope="row" colSpan={3}>
                    {t('sum', { count: total })}
                  </Table.Th>
                  <Table.Th className={classes.moved}>{signed(moved)}</Table.Th>
                </Table.Tr>
              )}
            </Table.Tfoot>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  )
}

function Row({ change: { at, title, path, source, done, actor, actorName, operation, moved } }: { change: Change }) {
  const t = useTranslations('facts.trace.changes')
  const format = useFormatter()
  const texts = useAuditTexts()
  return (
    <Table.Tr>
      <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
        <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'short' })}</time>
      </Table.Td>
      <Table.Td>
        {t(`done.${done}`)} {texts.source(source)}：
        {path ? (
          <Anchor component={Link} href={path} prefetch={false} fz="sm" underline="always">
            {title}
          </Anchor>
        ) : (
          title
        )}
      </Table.Td>
      <Table.Td>
        {actorName ?? texts.actor(actor)}
        <Text fz="xs" c="dimmed">
          {texts.operation(operation)}
        </Text>
      </Table.Td>
      <Table.Td className={`figures ${classes.moved}`}>{signed(moved)}</Table.Td>
    </Table.Tr>
  )
}
