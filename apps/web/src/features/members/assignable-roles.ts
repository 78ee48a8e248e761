import type { OrganizationType, UserRole } from '@etouch/contracts/enums';

const ROLES: Record<OrganizationType, readonly UserRole[]> = {
  STUDIO: ['STUDIO_ADMIN', 'STUDIO_USER'],
  CLIENT: ['CLIENT_ADMIN', 'CLIENT_USER'],
  RETOUCHER: ['RETOUCH_ADMIN', 'RETOUCH_USER'],
  PLATFORM: ['SUPER_ADMIN', 'ADMIN', 'PLATFORM_ADMIN'],
};

/** The roles that suit an organization. */
export function assignableRoles(organizationType: OrganizationType): readonly UserRole[] {
  return ROLES[organizationType];
}
