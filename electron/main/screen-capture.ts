import { desktopCapturer, type DesktopCapturerSource, type NativeImage, type Session } from 'electron';
import type { CaptureSource } from '#ipc';
import { isOurs } from './app-origin.ts';
import { log } from './logging.ts';

const thumbnailSize = { width: 320, height: 180 };

type Source = Pick<DesktopCapturerSource, 'id' | 'name'>;

/** What the page's next request gets. */
interface Choice {
  source: Source;
  audio: boolean;
}

/** Whether the system's sound can be captured: Electron does that on Windows alone. */
export const hasSystemAudio = process.platform === 'win32';

/** The app's own picker: what was offered, what was chosen, and the answer to the page's next request. */
export class ScreenCapture {
  #offered = new Map<string, Source>();
  #chosen: Choice | null = null;

  /** The screens and windows that can be shared now; an earlier offer and choice end with it. */
  async sources(): Promise<CaptureSource[]> {
    // Before the wait: the picker asks again and again, and a choice made meanwhile is not of the earlier offer.
    this.#chosen = null;
    const found = await desktopCapturer.getSources({
      types: ['screen', 'window'],
      thumbnailSize,
      fetchWindowIcons: true,
    });
    this.#offered = new Map(found.map(({ id, name }) => [id, { id, name }]));
    return found.map((source) => ({
      id: source.id,
      name: source.name,
      kind: source.id.startsWith('screen:') ? 'screen' : 'window',
      thumbnail: source.thumbnail.toDataURL(),
      icon: pictureOf(source.appIcon),
    }));
  }

  /**
   * Names the source that the next request gets.
   * @param audio whether it gets the system's sound too, if it asks for it and there is any
   */
  choose(id: string, audio: boolean): boolean {
    const source = this.#offered.get(id);
    this.#chosen = source ? { source, audio: audio && hasSystemAudio } : null;
    return this.#chosen !== null;
  }

  /** The choice, once. */
  take(): Choice | null {
    const chosen = this.#chosen;
    this.#chosen = null;
    return chosen;
  }

  /** Forgets the offer and the choice, as when the page is loaded anew. */
  reset(): void {
    this.#chosen = null;
    this.#offered.clear();
  }

  /**
   * Answers the page's requests in the same turn, so that none can be left waiting by a second one. A request
   * without a choice, or from elsewhere, is refused, which rejects the page's promise.
   */
  answerRequests(session: Session): void {
    session.setDisplayMediaRequestHandler(
      ({ frame, securityOrigin, videoRequested, audioRequested }, callback) => {
        const ours = frame !== null && frame.parent === null && isOurs(frame.url) && isOurs(securityOrigin);
        const chosen = ours && videoRequested ? this.take() : null;
        log.info(chosen === null ? 'screen capture refused' : `screen capture of ${chosen.source.id}`);
        try {
          if (chosen === null) callback(null);
          else if (chosen.audio && audioRequested) callback({ video: chosen.source, audio: 'loopback' });
          else callback({ video: chosen.source });
        } catch (error) {
          // Electron throws here for a source that is gone, having rejected the page's promise already.
          log.warn('screen capture failed', error);
        }
      },
      { useSystemPicker: false },
    );
  }
}

// Null, whatever the types say, for a screen.
function pictureOf(icon: NativeImage | null): string | null {
  return icon === null || icon.isEmpty() ? null : icon.toDataURL();
}
