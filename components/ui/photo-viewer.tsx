'use client'
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import classes from './evidence-thumbnail.module.css'
import type { Photo } from './evidence-thumbnail.tsx'

type Props = { photos: readonly Photo[]; shown: string; onShow: (id: string) => void; onClose: () => void }

/** Photos one after the other, large: by buttons, or by the arrow keys. */
export function PhotoViewer({ photos, shown, onShow, onClose }: Props) {
  const t = useTranslations()
  const at = photos.findIndex((photo) => photo.id === shown)
  const photo = photos[at]
  if (!photo) return null
  const before = photos[at - 1]
  const after = photos[at + 1]
  const press = (event: KeyboardEvent) => {
    // the drawer underneath hears no key of this dialog
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (event.key === 'ArrowLeft' && before) onShow(before.id)
    if (event.key === 'ArrowRight' && after) onShow(after.id)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={photo.fileName}
      closeOnEscape={false}
      onKeyDown={press}
      attributes={{ content: alone, header: { role: 'presentation' } }}
      closeButtonProps={{ ...alone, 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        {/* biome-ignore lint/performance/noImgElement: a private picture behind the session, see evidence-thumbnail.tsx */}
        <img key={photo.id} className={classes.photo} src={addressOf(photo)} alt={photo.fileName} />
        <Group justify="space-between" wrap="nowrap">
          <Button
            {...alone}
            variant="default"
            disabled={!before}
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            onClick={() => before && onShow(before.id)}
          >
            {t('evidence.before')}
          </Button>
          <Text fz="sm" c="dimmed" ta="center" role="status">
            {t('evidence.place', { place: at + 1, count: photos.length })}
          </Text>
          <Button
            {...alone}
            variant="default"
            disabled={!after}
            rightSection={<IconChevronRight size={16} aria-hidden />}
            onClick={() => after && onShow(after.id)}
          >
            {t('evidence.after')}
          </Button>
        </Group>
        <Anchor {...alone} href={`/evidence/${photo.id}`} fz="sm" ta="center">
          {t('evidence.save')}
        </Anchor>
      </Stack>
    </Modal>
  )
}

// Mantine closes every open dialog on Escape unless the key comes from an element that says this
const alone = { 'data-mantine-stop-propagation': 'true' }
// browsers do not show the HEIC photos that were filed before photos were developed
const addressOf = ({ id, mediaType }: Photo) => (mediaType === 'image/heic' ? `/evidence/${id}?size=800` : `/evidence/${id}?inline=1`)
