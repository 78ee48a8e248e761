import { userRole } from '@etouch/contracts/enums';
import type { UserRole } from '@etouch/contracts/enums';
import { Select } from '@etouch/ui/select';
import { useTranslation } from 'react-i18next';
import { useActive } from '../../lib/me.ts';
import { assignableRoles } from './assignable-roles.ts';

export interface RoleSelectProps {
  label: string;
  isLabelHidden?: boolean;
  value: UserRole;
  onChange: (role: UserRole) => void;
}

/** One of the roles of the active organization. */
export function RoleSelect({ value, onChange, ...field }: RoleSelectProps) {
  const { t } = useTranslation();
  const { organizationType } = useActive();
  return (
    <Select
      {...field}
      value={value}
      onChange={(role) => onChange(userRole.parse(role))}
      options={assignableRoles(organizationType).map((id) => ({ id, label: t(`app.roles.${id}`) }))}
    />
  );
}
