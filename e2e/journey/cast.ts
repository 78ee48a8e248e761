import type { Person } from './people.ts';

/** Who takes part, and who must see nothing of it. */
export interface Cast {
  /** Operate the installation; no picture is theirs. */
  superAdministrator: Person;
  platformAdministrator: Person;
  studioAdministrator: Person;
  producer: Person;
  clientAdmin: Person;
  /** Chooses, but may not commit money. */
  clientUser: Person;
  /** Leads the first agency. */
  agencyLead: Person;
  /** Works there on what is given to them. */
  retoucher: Person;
  /** Leads the second agency. */
  otherAgencyLead: Person;
  /** Another client of the same studio. */
  secondClient: Person;
  /** Another studio. */
  rivalStudio: Person;
}

export const addresses = {
  superAdministrator: 'root@operator.test',
  platformAdministrator: 'platform@operator.test',
  studioAdministrator: 'direction@studio-lumen.test',
  producer: 'production@studio-lumen.test',
  clientAdmin: 'marketing@maison-lune.test',
  clientUser: 'assistant@maison-lune.test',
  agencyLead: 'lead@atelier-grain.test',
  retoucher: 'hands@atelier-grain.test',
  otherAgencyLead: 'lead@pixel-nord.test',
  secondClient: 'brand@other-client.test',
  rivalStudio: 'direction@rival-studio.test',
} as const satisfies Record<keyof Cast, string>;

export const names = {
  studio: 'Studio Lumen',
  rival: 'Rival Studio',
  client: 'Maison Lune',
  secondClient: 'Other Client',
  agency: 'Atelier Grain',
  otherAgency: 'Pixel Nord',
} as const;
