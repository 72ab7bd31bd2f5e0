import { connection } from 'next/server'

/** The least that a page costs in Next.js. */
export default async function Page() {
  await connection()
  return <p>page</p>
}
