import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'

/** Lets a process of heavy work, and what it starts, yield to everything else on a machine that serves: pages are answered first. */
export function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid && process.env.NODE_ENV === 'production') setPriority(pid, 10)
  } catch {
    // gone already, or a system without priorities: it is a process of its own all the same
  }
}
