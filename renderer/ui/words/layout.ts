import type { LucideIcon } from '@lucide/svelte';
import GalleryVertical from '@lucide/svelte/icons/gallery-vertical';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import Presentation from '@lucide/svelte/icons/presentation';
import WandSparkles from '@lucide/svelte/icons/wand-sparkles';
import { m } from '../../i18n/paraglide/messages.js';
import type { Layout } from '../layout/choose-layout.ts';

/** A sign and a name for each layout, and for leaving it to what happens. */
export const layoutSigns: Record<Layout | 'auto', { icon: LucideIcon; label: () => string }> = {
  auto: { icon: WandSparkles, label: m.layout_auto },
  grid: { icon: LayoutGrid, label: m.layout_grid },
  speaker: { icon: GalleryVertical, label: m.layout_speaker },
  presentation: { icon: Presentation, label: m.layout_presentation },
};
