import { NO_METADATA, type PhotoMetadata } from '../metadata/photo-metadata.ts';

/** Apple's tags begin so; others use the bare name. */
const APPLE = 'com.apple.quicktime.';

/** What a film's tags say of its camera, its time and its place. */
export function filmMetadata(tags: Record<string, string>): PhotoMetadata {
  const tag = (name: string): string | null => tags[APPLE + name] ?? tags[name] ?? null;
  const make = tag('make');
  const model = tag('model');
  const given = tag('creationdate') ?? tags['creation_time'] ?? null;
  const personal = { creator: tag('artist') ?? tag('author'), copyright: tag('copyright'), caption: tag('comment') };
  return {
    ...NO_METADATA,
    camera: model && make && !model.toUpperCase().startsWith(make.toUpperCase()) ? `${make} ${model}` : (model ?? make),
    lens: tag('camera.lens_model'),
    ...timeOf(given),
    personal: {
      ...Object.fromEntries(Object.entries(personal).filter(([, value]) => value)),
      ...placeOf(tag('location.iso6709') ?? tag('location')),
    },
  };
}

/** A camera without a clock says 1904, which is nobody's shoot. */
function timeOf(given: string | null): Pick<PhotoMetadata, 'capturedAt' | 'capturedOffset'> {
  const date = new Date(given?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') ?? '');
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1970) return { capturedAt: null, capturedOffset: null };
  const offset = /([+-]\d\d):?(\d\d)$/.exec(given ?? '');
  return { capturedAt: date.toISOString(), capturedOffset: offset ? `${offset[1]}:${offset[2]}` : null };
}

/** ISO 6709 as cameras write it: +48.8566+002.3522+035.0/ */
function placeOf(text: string | null): { latitude?: number; longitude?: number } {
  const found = /^([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text ?? '');
  const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : {};
}
