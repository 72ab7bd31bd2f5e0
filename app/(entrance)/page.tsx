import { redirect } from 'next/navigation'

/** The bare address leads to the board, and from there whoever is not signed in is sent to the door. */
export default function FrontPage() {
  redirect('/board')
}
