import type { $Enums } from './generated/prisma/client.ts';

/** The seven founding enums as types; the generated module stays behind this package. */
export interface Enums {
  OrganizationType: $Enums.OrganizationType;
  UserRole: $Enums.UserRole;
  ProjectWorkflowState: $Enums.ProjectWorkflowState;
  AssetType: $Enums.AssetType;
  AssetStatus: $Enums.AssetStatus;
  PaymentStatus: $Enums.PaymentStatus;
  InvoiceStatus: $Enums.InvoiceStatus;
}
