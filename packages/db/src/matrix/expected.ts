import { ACTOR_NAMES } from './actors.ts';

/**
 * Who may do what with one row of every table, as the domain says it (not as the policies happen to): S select, I insert
 * a copy in one's own name, U update, D delete; S alone stands for `S---`, a point for nothing. What a table's name does
 * not say stands after a colon (marked-rows.ts has the row). Behind # stands what may surprise.
 */
const MATRIX = `
                                                    | studio                 | client           | client before sending | guest        | retoucher                   | stranger             | platform              | nobody
                                                    | admin priced user job  | admin buyer user | admin buyer user | after before | admin hand idle ended other | client studio theirs | manager support super | app  auth jobs
  # ---------------------------------------------------------------- organizations and people

  Organization                                      | S-U-  S      S    S-U- | S     S     S    | S     S     S    | S     .      | S     S    S    S     S     | S      .      .      | SIU-    .       SIU-  | .    S    .
  Organization: the client                          | S     S      S    S    | S     S     S    | S     S     S    | S     .      | .     .    .    .     .     | .      .      .      | SIU-    .       SIU-  | .    S    .
  # A client never learns who retouches, and one agency not of the other.
  Organization: the agency                          | S     S      S    S    | .     .     .    | .     .     .    | .     .      | S     S    S    S     .     | .      .      .      | SIU-    .       SIU-  | .    S    .
  User                                              | S     S      S-U- S    | S     S     S    | .     .     .    | S     .      | S     S    .    .     S     | .      .      .      | .       .       .     | .    SIUD .
  User: of the client                               | S     S      S    S    | S     S     S-U- | S     S     S-U- | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    SIUD .
  User: of the agency                               | S     S      S    S    | .     .     .    | .     .     .    | .     .      | S     S-U- S    S     .     | .      .      .      | .       .       .     | .    SIUD .
  # One may leave: D without U. The authentication makes a member of whoever accepted an invitation, and of nobody else.
  UserOrganization                                  | SIUD  S      S--D SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    S    .
  # A studio's job finds whom to notify. Members of a client come by invitation only.
  UserOrganization: of the client                   | .     .      .    S    | S-UD  S     S--D | S-UD  S     S--D | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    S    .
  StudioPartner                                     | SIU-  S      S    SIU- | S     S     S    | S     S     S    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  StudioPartner: the agency                         | SIU-  S      S    SIU- | .     .     .    | .     .     .    | .     .      | S     S    S    S     .     | .      .      .      | .       .       .     | .    .    .
  Invitation                                        | SIU-  .      .    SIU- | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    SIUD .
  Invitation: to a partner without members          | SIU-  .      .    SIU- | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | SIU-    .       SIU-  | .    SIUD .
  Session                                           | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    SIUD .
  Account                                           | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    SIUD .
  Verification                                      | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    SIUD .
  RateLimit                                         | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    SIUD .
  IdempotentRequest                                 | .     .      .    .    | .     .     SIUD | .     .     SIUD | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # Rights and prices are told in it: what concerns no project is the administrators' to read.
  AuditEvent                                        | SI--  -I--   -I-- SI-- | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  AuditEvent: of the client                         | .     .      .    .    | S     .     .    | S     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .

  # ---------------------------------------------------------------- projects

  # A transition is taken with the studio’s rights, after its guards.
  Project                                           | SIU-  SIU-   SIU- SIU- | S     S     S    | .     .     .    | S     .      | S     S    .    .     S     | .      .      .      | .       .       .     | .    .    .
  WorkflowEvent                                     | SI--  SI--   SI-- SI-- | SI--  SI--  SI-- | .     .     .    | SI--  .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # A table of the product, not of a tenant: whoever may read it at all reads it, also nobody.
  WorkflowTransition                                | S     S      S    S    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      S      .      | S       S       S     | S    .    .
  Asset                                             | SIUD  SIUD   SIUD SIUD | S     S     S    | .     .     .    | S     .      | S     S    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # What follows an upload is written by the studio's job.
  Asset: client may upload                          | SIUD  SIUD   SIUD SIUD | SI--  SI--  SI-- | .     .     .    | S     .      | S     S    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Asset: not shown to the client                    | SIUD  SIUD   SIUD SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Asset: in the trash                               | SIUD  SIUD   SIUD SIUD | .     .     .    | .     .     .    | .     .      | S     S    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # A retoucher's upload of a version: everyone who may send one may begin one of their own.
  UploadSession                                     | SI--  SI--   SI-- SIU- | .     .     .    | .     .     .    | .     .      | -I--  SIU- .    .     .     | .      .      .      | .       .       .     | .    .    .
  UploadSession: of a photo                         | SI--  SI--   SIUD SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # Only the studio's job deletes what another sent, and only from the trash.
  UploadSession: of a photo in the trash            | SI--  SI--   SI-- SIUD | .     .     .    | .     .     .    | .     .      | -I--  SIU- .    .     .     | .      .      .      | .       .       .     | .    .    .
  # One's own list, of a project one sees; the studio's job says how far it is.
  Download                                          | -I--  -I--   SI-- S-U- | -I--  -I--  -I-- | .     .     .    | .     .      | -I--  -I-- .    .     -I--  | .      .      .      | .       .       .     | .    .    .
  # Written by functions alone, when an upload turned out to be one.
  Sidecar                                           | S     S      S    S    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  FileRemoval                                       | .     .      .    S--D | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # Counted by triggers; the platform sets its limit, and the studio's people see what they fill.
  StorageUsage                                      | S     S      S    S    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | S-U-    .       S-U-  | .    .    .
  # What rows and storage disagree about: of all studios, written by the comparison.
  StorageSite                                       | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    SIU-
  FileFinding                                       | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    SIUD
  RetentionPolicy                                   | SIUD  .      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  ScheduledDeletion                                 | S-U-  S      S    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  ScheduledDeletion: of what was delivered          | S-U-  S      S    SIUD | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # Marks are each person's own; a job and a guest are no person.
  PhotoMark                                         | SI--  SI--   SI-- S    | SI--  SI--  SIUD | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  PhotoMark: of the studio                          | SI--  SI--   SIUD S    | -I--  -I--  -I-- | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # Kept as it was submitted; submitting writes it as the studio.
  Selection                                         | SI--  SI--   SI-- SI-- | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  SelectionItem                                     | SIU-  SIU-   SIU- SIU- | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  SelectionItemCategory                             | SI-D  SI-D   SI-D SI-D | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Comment                                           | SIU-  SIU-   SIU- SIU- | SIU-  SIU-  SIU- | .     .     .    | SIU-  .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Comment: to the agency                            | SIU-  SIU-   SIU- SIU- | .     .     .    | .     .     .    | .     .      | SIU-  SIU- .    .     .     | .      .      .      | .       .       .     | .    .    .
  Comment: within the studio                        | SIU-  SIU-   SIU- SIU- | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Comment: on a photo in the trash                  | SIU-  SIU-   SIU- SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Delivery                                          | SI--  SI--   SI-- SI-- | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Deliverable                                       | SI--  SI--   SI-- SI-- | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .

  # ---------------------------------------------------------------- guidelines and retouching

  GuidelineFile                                     | SIU-  SIU-   SIU- SIU- | S     S     S    | .     .     .    | S     .      | S     S    .    .     S     | .      .      .      | .       .       .     | .    .    .
  GuidelineFile: of the client                      | S     S      S    S    | S     S     S    | S     S     S    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  ProjectGuideline                                  | SIUD  SIUD   SIUD SIUD | S     S     S    | .     .     .    | S     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  RoundGuideline                                    | SIUD  SIUD   SIUD SIUD | S     S     S    | .     .     .    | S     .      | S     S    .    .     S     | .      .      .      | .       .       .     | .    .    .
  RetouchRound                                      | SIU-  SIU-   SIU- SIU- | S     S     S    | .     .     .    | S     .      | S     S    .    .     S     | .      .      .      | .       .       .     | .    .    .
  RoundAsset                                        | SIUD  SIUD   SIUD SIUD | S     S     S    | .     .     .    | S     .      | S     S    .    .     .     | .      .      .      | .       .       .     | .    .    .
  RoundAssetCategory                                | SIUD  SIUD   SIUD SIUD | S     S     S    | .     .     .    | S     .      | S     S    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Assignment                                        | SIUD  SIUD   SIUD SIUD | .     .     .    | .     .     .    | .     .      | S-U-  S-U- .    .     .     | .      .      .      | .       .       .     | .    .    .
  RetouchVersion                                    | SIUD  SIUD   SIUD SIUD | S-U-  S-U-  S-U- | .     .     .    | S-U-  .      | SIU-  SIU- .    .     .     | .      .      .      | .       .       .     | .    .    .
  RetouchVersion: handed in                         | SIU-  SIU-   SIU- SIU- | S-U-  S-U-  S-U- | .     .     .    | S-U-  .      | SIU-  SIU- .    .     .     | .      .      .      | .       .       .     | .    .    .
  RetouchVersion: not released, of the other agency | SIUD  SIUD   SIUD SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     SIU-  | .      .      .      | .       .       .     | .    .    .

  # ---------------------------------------------------------------- prices: a studio's user sees them if allowed, a client's if they may commit money

  RetouchCategory                                   | SIUD  S      .    SIUD | S     S     .    | S     S     .    | .     .      | .     .    .    .     .     | S      .      .      | .       .       .     | .    .    .
  ClientPricing                                     | SIUD  S      .    SIUD | S     S     .    | S     S     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  GuidelinePricingCategory                          | SIUD  S      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  GuidelineOrganizationPrice                        | SIUD  S      .    SIUD | S     S     .    | S     S     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  RetoucherPricing                                  | SIUD  S      .    SIUD | .     .     .    | .     .     .    | .     .      | S     .    .    S     .     | .      .      .      | .       .       .     | .    .    .
  ProjectPricingItem                                | SIUD  SIUD   .    SIUD | S     S     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Quote                                             | SIU-  SIU-   .    SIU- | S-U-  S-U-  .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  QuoteLine                                         | SI--  SI--   .    SI-- | S     S     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .

  # ---------------------------------------------------------------- invoices: administrators only, the recipient once finalized

  Invoice                                           | SIUD  .      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # That it is immutable is not the policies' to say.
  Invoice: finalized                                | SIUD  .      .    SIUD | S     .     .    | S     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Invoice: of a subscription                        | S     .      .    S    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | SIUD    .       SIUD  | .    .    .
  # Issued by the retoucher, whose administrators see it also after their access to pictures has ended.
  Invoice: self-billed                              | S     .      .    S    | .     .     .    | .     .     .    | .     .      | S     .    .    S     .     | .      .      .      | .       .       .     | .    .    .
  InvoiceItem                                       | SIUD  .      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  InvoiceItem: finalized                            | SIUD  .      .    SIUD | S     .     .    | S     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  InvoiceSeries                                     | S     .      .    S    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Payment                                           | SIU-  .      .    SIU- | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  Payment: of a finalized invoice                   | SIU-  .      .    SIU- | S     .     .    | S     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .

  # ---------------------------------------------------------------- messages and integrations

  # Written by a studio's job; nothing is shown to those who lost the project.
  Notification                                      | .     .      .    SI-D | S     S     S    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  NotificationRecipient                             | .     .      .    SIUD | .     .     S-U- | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  NotificationDelivery                              | .     .      .    SIU- | .     .     S    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  # Account mails of the demonstration, before there is an actor.
  MailboxMessage                                    | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | SI-D .    .
  IntegrationInstallation                           | SIUD  .      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  ImportJob                                         | SIUD  .      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  FtpSyncJob                                        | SIUD  .      .    SIUD | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .
  _prisma_migrations                                | .     .      .    .    | .     .     .    | .     .     .    | .     .      | .     .    .    .     .     | .      .      .      | .       .       .     | .    .    .

`;

/** Name of the line → name of the actor → rights. */
export const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  MATRIX.split('\n')
    .slice(3)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name, ...groups] = line.split('|').map((part) => part.trim());
      const cells = groups.flatMap((group) => group.split(/\s+/));
      if (cells.length !== ACTOR_NAMES.length) throw new Error(`${name}: ${cells.length} cells`);
      return [name!, Object.fromEntries(cells.map((cell, index) => [ACTOR_NAMES[index]!, inFull(cell)]))];
    }),
);

function inFull(cell: string): string {
  if (cell === '.') return '----';
  const full = cell === 'S' ? 'S---' : cell;
  if (!/^[S-][I-][U-][D-]$/.test(full)) throw new Error(`no cell: ${cell}`);
  return full;
}
