import type { CommentLane, OrganizationType } from '@etouch/contracts/enums';

/** The lanes each side takes part in; a retoucher and a client never meet in one. */
export function lanesOf(organizationType: OrganizationType): readonly CommentLane[] {
  return LANES[organizationType];
}

const LANES: Record<OrganizationType, readonly CommentLane[]> = {
  STUDIO: ['CLIENT_STUDIO', 'STUDIO_RETOUCHER', 'STUDIO'],
  CLIENT: ['CLIENT_STUDIO'],
  RETOUCHER: ['STUDIO_RETOUCHER'],
  PLATFORM: [],
};
