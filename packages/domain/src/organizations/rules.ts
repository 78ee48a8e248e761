import type { OrganizationType, UserRole } from '@etouch/contracts/enums';

/** Days an invitation waits for its answer. */
export const INVITATION_DAYS = 14;

const roles: Record<OrganizationType, readonly UserRole[]> = {
  PLATFORM: ['SUPER_ADMIN', 'ADMIN', 'PLATFORM_ADMIN'],
  STUDIO: ['STUDIO_ADMIN', 'STUDIO_USER'],
  CLIENT: ['CLIENT_ADMIN', 'CLIENT_USER'],
  RETOUCHER: ['RETOUCH_ADMIN', 'RETOUCH_USER'],
};

/** Roles a member of such an organization can have, the highest first. */
export function rolesOf(type: OrganizationType): readonly UserRole[] {
  return roles[type];
}

/** Roles that administrate an organization; the database's app.administrates() says the same. */
export const administratorRoles: readonly UserRole[] = [
  'STUDIO_ADMIN',
  'CLIENT_ADMIN',
  'RETOUCH_ADMIN',
  'PLATFORM_ADMIN',
  'SUPER_ADMIN',
];

/** The role of whoever is invited first into an organization. */
export function administratorRole(type: Exclude<OrganizationType, 'PLATFORM'>): UserRole {
  return roles[type][0]!;
}

/**
 * Roles `role` may give and take in an organization of that type: those of the type, but SUPER_ADMIN only by another
 * SUPER_ADMIN, so that nobody raises themselves.
 */
export function grantableRoles(role: UserRole, type: OrganizationType): readonly UserRole[] {
  return rolesOf(type).filter((granted) => granted !== 'SUPER_ADMIN' || role === 'SUPER_ADMIN');
}

/** The one spelling under which an address is kept and compared. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** A name as part of an address, made unique by `suffix`. */
export function slugOf(name: string, suffix: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return words ? `${words}-${suffix}` : suffix;
}
