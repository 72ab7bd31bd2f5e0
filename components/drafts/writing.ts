/** The form that is being written in this tab: how to throw away what it has kept. */
type Writing = { drop: () => void }
let writing: Writing | null = null

/** Says which form is being written; gives how to say that it is closed. */
export function startWriting(mine: Writing): () => void {
  writing = mine
  return () => {
    if (writing === mine) writing = null
  }
}

/** Throws away what the open form has kept. */
export const dropWriting = (): void => writing?.drop()
