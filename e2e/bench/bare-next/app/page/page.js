import { connection } from 'next/server'
import { createElement } from 'react'

/** The least that a page costs in Next.js. */
export default async function Page() {
  await connection()
  return createElement('p', null, 'page')
}
