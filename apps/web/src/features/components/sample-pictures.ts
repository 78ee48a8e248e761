import type { GridPhoto } from '@etouch/ui/photo-grid';
import { rgbaToThumbHash } from 'thumbhash';

/** Hues of the objects, so that the page shows how colours sit on the neutral ground. */
const HUES = [28, 205, 350, 95, 260, 45, 160, 320];

export interface SamplePicture extends GridPhoto {
  src: string;
}

/** Draws small still lifes in the browser: the page needs pictures of every shape and belongs to no project. */
export function samplePictures(count: number): SamplePicture[] {
  return Array.from({ length: count }, (_, index) => {
    const shape = [
      [360, 240],
      [240, 360],
      [300, 300],
      [400, 225],
    ][index % 4] ?? [360, 240];
    return drawn(index, shape[0] ?? 360, shape[1] ?? 240);
  });
}

function drawn(index: number, width: number, height: number): SamplePicture {
  const canvas = still(index, width, height, false);
  return {
    id: `sample-${index}`,
    name: `MLUNE_PE27_look${String(index + 1).padStart(2, '0')}_packshot_${1000 + index * 7}.CR3`,
    width,
    height,
    src: canvas.toDataURL('image/jpeg', 0.9),
    thumbhash: hashOf(canvas),
  };
}

/** The same still life before and after its retouch, as addresses. */
export function samplePair(): { before: string; after: string; width: number; height: number } {
  return {
    before: still(2, 720, 480, true).toDataURL('image/jpeg', 0.9),
    after: still(2, 720, 480, false).toDataURL('image/jpeg', 0.9),
    width: 720,
    height: 480,
  };
}

function still(index: number, width: number, height: number, isFlawed: boolean): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const paint = canvas.getContext('2d');
  if (!paint) return canvas;
  const hue = HUES[index % HUES.length] ?? 0;
  const wall = paint.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `hsl(${hue} 14% 88%)`);
  wall.addColorStop(1, `hsl(${hue} 18% 62%)`);
  paint.fillStyle = wall;
  paint.fillRect(0, 0, width, height);
  paint.fillStyle = `hsl(${hue} 16% 54%)`;
  paint.fillRect(0, height * 0.68, width, height);
  const radius = Math.min(width, height) * 0.26;
  paint.filter = 'blur(14px)';
  paint.fillStyle = 'rgb(0 0 0 / 45%)';
  paint.beginPath();
  paint.ellipse(width * 0.56, height * 0.79, radius * 1.15, radius * 0.22, 0, 0, Math.PI * 2);
  paint.fill();
  paint.filter = 'none';
  const ball = paint.createRadialGradient(
    width * 0.42,
    height * 0.42,
    radius * 0.1,
    width * 0.5,
    height * 0.54,
    radius * 1.15,
  );
  ball.addColorStop(0, `hsl(${hue} 70% 82%)`);
  ball.addColorStop(0.5, `hsl(${hue} 62% 46%)`);
  ball.addColorStop(1, `hsl(${hue} 60% 18%)`);
  paint.fillStyle = ball;
  paint.beginPath();
  paint.arc(width / 2, height * 0.54, radius, 0, Math.PI * 2);
  paint.fill();
  if (isFlawed) flaws(paint, width, height);
  return canvas;
}

function flaws(paint: CanvasRenderingContext2D, width: number, height: number): void {
  paint.fillStyle = 'rgb(20 20 20 / 70%)';
  for (const [x, y, size] of [
    [0.2, 0.2, 3],
    [0.46, 0.4, 2.5],
    [0.54, 0.6, 3.5],
    [0.8, 0.35, 2],
    [0.3, 0.84, 4],
  ] as const) {
    paint.beginPath();
    paint.arc(width * x, height * y, size, 0, Math.PI * 2);
    paint.fill();
  }
  paint.fillStyle = 'rgb(60 90 40 / 18%)';
  paint.fillRect(0, 0, width, height);
}

function hashOf(canvas: HTMLCanvasElement): string {
  const small = document.createElement('canvas');
  const scale = 64 / Math.max(canvas.width, canvas.height);
  small.width = Math.round(canvas.width * scale);
  small.height = Math.round(canvas.height * scale);
  const paint = small.getContext('2d');
  if (!paint) return '';
  paint.drawImage(canvas, 0, 0, small.width, small.height);
  const pixels = paint.getImageData(0, 0, small.width, small.height);
  return btoa(String.fromCodePoint(...rgbaToThumbHash(small.width, small.height, pixels.data)));
}
