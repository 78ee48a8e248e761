import type { UserRole } from './enums.ts';

const studio = ['STUDIO_ADMIN', 'STUDIO_USER'] as const;
const client = ['CLIENT_ADMIN', 'CLIENT_USER'] as const;
const retoucher = ['RETOUCH_ADMIN', 'RETOUCH_USER'] as const;
const admins = ['STUDIO_ADMIN', 'CLIENT_ADMIN', 'RETOUCH_ADMIN', 'PLATFORM_ADMIN', 'SUPER_ADMIN'] as const;

/**
 * Who may call a route at all, by role in the active organization. What they see behind it is decided by visibility
 * (packages/domain, `access.ts`) and by row-level security; `public` needs no session, `signedIn` any account.
 */
export const permissions = {
  public: 'public',
  signedIn: 'signedIn',
  'project.read': [...studio, ...client],
  'project.create': studio,
  'project.edit': studio,
  'project.transition': [...studio, ...client],
  'asset.read': [...studio, ...client],
  'asset.edit': studio,
  'asset.delete': studio,
  'mark.write': [...studio, ...client],
  'media.read': [...studio, ...client, ...retoucher],
  'upload.write': [...studio, ...client, ...retoucher],
  'selection.read': [...studio, ...client],
  'selection.edit': studio,
  'pricing.read': [...studio, ...client],
  'pricing.edit': studio,
  'priceList.edit': ['STUDIO_ADMIN'],
  'quote.accept': client,
  'invoice.read': ['STUDIO_ADMIN', 'CLIENT_ADMIN', 'RETOUCH_ADMIN'],
  'invoice.edit': ['STUDIO_ADMIN'],
  'guideline.read': [...studio, ...retoucher],
  'guideline.edit': studio,
  'round.read': [...studio, ...client],
  'assignment.edit': [...studio, 'RETOUCH_ADMIN'],
  'assignment.read': retoucher,
  'version.handIn': [...studio, ...retoucher],
  'version.check': studio,
  'version.decide': [...client, 'STUDIO_ADMIN'],
  'version.read': [...studio, ...client, ...retoucher],
  'comment.read': [...studio, ...client, ...retoucher],
  'comment.write': [...studio, ...client, ...retoucher],
  'delivery.read': [...studio, ...client],
  'download.prepare': [...studio, ...client, ...retoucher],
  'partner.read': studio,
  'partner.edit': ['STUDIO_ADMIN'],
  'organization.create': ['PLATFORM_ADMIN', 'SUPER_ADMIN'],
  'storage.read': ['STUDIO_ADMIN'],
  'tilesPolicy.edit': ['STUDIO_ADMIN'],
  'storage.limit': ['PLATFORM_ADMIN', 'SUPER_ADMIN'],
  'retention.edit': ['STUDIO_ADMIN'],
  'person.erase': ['PLATFORM_ADMIN', 'SUPER_ADMIN'],
  'member.read': [...admins, ...studio],
  'member.edit': admins,
} as const satisfies Record<string, 'public' | 'signedIn' | readonly UserRole[]>;

export type Permission = keyof typeof permissions;

/** True when `role` may call routes that declare `permission`. */
export function roleHasPermission(role: UserRole, permission: Permission): boolean {
  const rule: 'public' | 'signedIn' | readonly UserRole[] = permissions[permission];
  return typeof rule === 'string' || rule.includes(role);
}
