'use client'
import { useEffect, useRef } from 'react'

/** A button that is pressed before the page's own script came would send the form away and empty it. Read by browsers before anything else has come. */
const script = `document.addEventListener('submit', function (event) {
  if (!event.target.querySelector('[data-held]')) return;
  event.preventDefault();
  event.target.setAttribute('data-early', '');
}, true)`

export function HeldScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, and nothing a visitor sent is in it
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}

/** Holds the form around it until its script is there, and sends it then, when somebody has pressed its button in between. */
export function Held() {
  const place = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = place.current?.form
    place.current?.removeAttribute('data-held')
    // iOS 15 knows no requestSubmit
    if (form?.hasAttribute('data-early')) form.querySelector<HTMLButtonElement>('[type=submit]')?.click()
    form?.removeAttribute('data-early')
  }, [])
  return <input ref={place} type="hidden" data-held="" suppressHydrationWarning />
}
