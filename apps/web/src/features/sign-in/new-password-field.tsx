import { getSignInOptions } from '@etouch/contracts/routes/sign-in';
import { TextField } from '@etouch/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../lib/query.ts';

export interface NewPasswordFieldProps {
  label: string;
  value: string;
  onChange: (password: string) => void;
}

/** A password being chosen; its rule is said before, not after. */
export function NewPasswordField({ label, value, onChange }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const options = useQuery(apiQuery(getSignInOptions, {}));
  return (
    <TextField
      label={label}
      description={t('sign-in.passwordHelp', { count: options.data?.passwordMinLength ?? 10 })}
      type="password"
      name="new-password"
      autoComplete="new-password"
      isRequired
      value={value}
      onChange={onChange}
    />
  );
}
