import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { askOf, isBare, listAddressOf, pageSize } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi, serverClient } from '#lib/api-server.ts'
import type { Router } from '#lib/router.ts'
import type { ListAsk } from '#lib/shapes.ts'

/** The nouns whose records are listed, as the router calls them. */
type ListName = { [Name in keyof Router]: Router[Name] extends { list: unknown; reviseMany: unknown } ? Name : never }[keyof Router]
type Props = {
  list: ListName
  path: string
  searchParams: Promise<Record<string, string | string[] | undefined>>
  /** How the list is ordered while nobody asks for another order. */
  order?: NonNullable<ListAsk['sort']>
  children: ReactNode
}

/** A page with a list: it arrives as its reader likes it, and opens with the reader's default view when its address says nothing. */
export async function ListPage({ list, path, searchParams, order = [], children }: Props) {
  const words = await searchParams
  const [address, { views, preference }] = await Promise.all([listAddressOf(words), serverClient.views.list({ list })])
  const usual = views.find(({ id }) => id === preference?.defaultViewId)
  if (usual && isBare(address) && Object.keys(words).length === 0) redirect(`${path}?${plain(usual.address)}&view=${usual.id}`)
  const input = askOf(address, preference?.pageSize ?? pageSize, order)
  const queries = [serverApi[list].list.queryOptions({ input }), serverApi.views.list.queryOptions({ input: { list } })]
  return <Prefetch queries={queries}>{children}</Prefetch>
}

/** An address as a header takes it: characters beyond ASCII encoded, what is encoded already left alone. */
const plain = (address: string): string => address.replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
