'use client'
import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { Assessments } from './assessments.tsx'
import { contactsOf } from './contact-records.ts'
import { documents as everyPaper } from './document-fields.tsx'
import { Doings } from './doings.tsx'
import { LifeLine } from './life-line.tsx'
import { organisations } from './organisation-fields.tsx'
import { OrganisationHead } from './organisation-head.tsx'
import { useStayRecords } from './stay-fields.tsx'

/** The part of a kind of record that belongs to one organisation: it is not asked for again. */
const ofOne = <View extends RecordRow>(records: Records<View>, organisationId: string): Records<View> => ({
  ...records,
  fixed: { organisationId },
  columns: records.columns.filter(({ name }) => name !== 'organisationId'),
  fields: records.fields.filter(({ name }) => name !== 'organisationId'),
})

/** All that the house knows of one organisation. */
export function OrganisationPage({ id }: { id: string }) {
  const organisation = useQuery(api.organisations.get.queryOptions({ input: { id } }))
  const life = useQuery(api.organisations.life.queryOptions({ input: { id } }))
  const mayOpen = useAllowed('contacts.read')
  const contacts = useMemo(() => contactsOf(id, mayOpen), [id, mayOpen])
  const documents = useMemo(() => ofOne(everyPaper, id), [id])
  const everybodys = useStayRecords()
  const stays = useMemo(() => ofOne(everybodys, id), [everybodys, id])
  const filters = useMemo(() => ({ organisationId: { is: [id] } }), [id])
  return (
    <Panel query={organisation}>
      {(row) =>
        row.removedAt ? (
          <RemovedNotice records={organisations as unknown as Records<RecordRow>} row={row} />
        ) : (
          <>
            <OrganisationHead row={row} />
            <Grid gap="xl">
              <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
                <Panel query={life}>{(told) => <LifeLine life={told} />}</Panel>
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
                <Stack gap="xl">
                  <SubRecords records={contacts} filters={filters} />
                  <div id="documents">
                    <SubRecords records={documents} filters={filters} />
                  </div>
                  <div id="stays">
                    <SubRecords records={stays} filters={filters} />
                  </div>
                  <div id="assessments">
                    <Assessments organisation={row} />
                  </div>
                  <Doings organisation={row} />
                </Stack>
              </Grid.Col>
            </Grid>
          </>
        )
      }
    </Panel>
  )
}
