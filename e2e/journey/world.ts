import type { ProjectWorkflowState } from '@etouch/contracts/enums';
import type { Cast } from './cast.ts';
import type { MailSink } from './mail-sink.ts';
import type { Person } from './people.ts';
import type { Refusals } from './refusals.ts';
import type { SourceFile } from './source-files.ts';

/** A photo that was processed, and what the journey knows of it from the disk it came from. */
export interface Photo {
  assetId: string;
  source: SourceFile;
  shown: boolean;
  /** Delivered as it is, once that is settled. */
  asIs: boolean;
  /** Whoever of the agencies it was given to. */
  workers: Person[];
}

/** A version somebody handed in, and the file it was made as. */
export interface KnownVersion {
  id: string;
  assetId: string;
  maker: Person;
  roundId: string;
  source: SourceFile;
  released: boolean;
}

/** Everything the journey knows. What is asked of the server is compared with it. */
export interface World {
  url: string;
  /** A folder for what people save and edit. */
  workDir: string;
  mails: MailSink;
  refusals: Refusals;
  say: (line: string) => void;
  sweeps: 'every' | 'few';
  cast: Cast;
  files: SourceFile[];
  title: string;
  projectId: string;
  state: ProjectWorkflowState;
  photos: Photo[];
  versions: KnownVersion[];
  /** Those in the frozen delivery. */
  deliveredVersionIds: string[];
  /** Of the first agency. */
  assignmentIds: string[];
  /** Comments by the lane they stand in. */
  comments: { id: string; lane: 'CLIENT_STUDIO' | 'STUDIO_RETOUCHER' | 'STUDIO'; reader?: Person }[];
  categoryIds: string[];
  guidelineId: string;
  partnerId: string;
  memberIds: { clientUser: string; producer: string };
  /** The quote on the table. */
  quoteId: string | null;
  selectionItemIds: string[];
  /** The open round. */
  round: { id: string; roundAssetIds: Map<string, string> } | null;
  /** A version file in somebody's tray. */
  trayUploadId: string | null;
}

/** Everybody who has an account, insiders and outsiders. */
export function everybody({ cast }: World): Person[] {
  return Object.values(cast);
}

export function ofStudio({ cast }: World, person: Person): boolean {
  return person.organization.id === cast.producer.organization.id;
}

export function ofClient({ cast }: World, person: Person): boolean {
  return person.organization.id === cast.clientAdmin.organization.id;
}

/** Whether the project exists for somebody now. */
export function seesProject(world: World, person: Person): boolean {
  return ofStudio(world, person) || (ofClient(world, person) && world.state !== 'STUDIO_REVIEW');
}
