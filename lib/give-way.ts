import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'

/** Lets a process of heavy work, and what it starts, yield to everything else on the machine: pages are answered first. */
export function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid) setPriority(pid, 5)
  } catch {
    // gone already, or a system without priorities: it is a process of its own all the same
  }
}
