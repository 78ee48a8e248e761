/** How a picture was exposed; null where the file does not say. */
export interface Exposure {
  seconds: number | null;
  /** The f-number. */
  aperture: number | null;
  focalLengthMm: number | null;
  /** What it would be on a film of 36 × 24 mm. */
  focalLength35Mm: number | null;
}

/** The colours of labels, by the names XMP gives them in English. */
export type LabelColour = 'RED' | 'YELLOW' | 'GREEN' | 'BLUE' | 'PURPLE';

/** What names a person, a place or a particular camera: for the studio alone. */
export interface PersonalMetadata {
  latitude?: number;
  longitude?: number;
  /** Metres. */
  altitude?: number;
  bodySerialNumber?: string;
  lensSerialNumber?: string;
  creator?: string;
  copyright?: string;
  credit?: string;
  headline?: string;
  caption?: string;
  keywords?: string;
}

/** What a file says of itself beside its pixels. */
export interface PhotoMetadata {
  camera: string | null;
  lens: string | null;
  iso: number | null;
  exposure: Exposure;
  /** ISO 8601 in UTC, milliseconds included; a camera that records no zone is taken to run on UTC. */
  capturedAt: string | null;
  /** "+02:00" as the camera had it; null when it did not say. */
  capturedOffset: string | null;
  /** Stars 0 to 5, or -1 for "rejected"; null when nobody rated it. */
  rating: number | null;
  label: LabelColour | null;
  personal: PersonalMetadata;
}

/** Of a file that says nothing. */
export const NO_METADATA: PhotoMetadata = {
  camera: null,
  lens: null,
  iso: null,
  exposure: { seconds: null, aperture: null, focalLengthMm: null, focalLength35Mm: null },
  capturedAt: null,
  capturedOffset: null,
  rating: null,
  label: null,
  personal: {},
};
