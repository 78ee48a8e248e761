import { ComboBox } from '@etouch/ui/combo-box';
import { DateField, DatePicker } from '@etouch/ui/date-field';
import { MoneyField } from '@etouch/ui/money-field';
import { NumberField } from '@etouch/ui/number-field';
import { SearchField } from '@etouch/ui/search-field';
import { Select } from '@etouch/ui/select';
import { TextArea } from '@etouch/ui/text-area';
import { TextField } from '@etouch/ui/text-field';
import { useState } from 'react';
import { Columns, Subject } from './sample.tsx';
import type { Words } from './words.ts';

/** Fields: empty, filled, refused, locked. */
export function FieldsSection({ words }: { words: Words }) {
  const [limit, setLimit] = useState<number | null>(1250);
  const [price, setPrice] = useState<number | null>(1250);
  const [day, setDay] = useState<string | null>('2026-11-27');
  const [category, setCategory] = useState<string | null>('basic');
  const [client, setClient] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { fields } = words;
  const clients = ['Maison Lune', 'Atelier Rive', 'Verre & Sel'].map((name) => ({ id: name, label: name }));
  return (
    <Subject title={words.sections.fields}>
      <Columns>
        <TextField label={fields.name} description={fields.nameHelp} defaultValue={fields.nameValue} isRequired />
        <TextField label={fields.email} type="email" defaultValue={fields.emailValue} error={fields.emailError} />
        <TextField label={fields.locked} defaultValue="PRJ-2026-0042" isDisabled />
        <SearchField label={fields.search} placeholder={fields.search} shortcut="/" value={text} onChange={setText} />
        <TextArea label={fields.brief} placeholder={fields.briefPlaceholder} />
        <div className="flex flex-col gap-4">
          <NumberField label={fields.limit} value={limit} onChange={setLimit} minValue={0} />
          <MoneyField label={fields.price} value={price} onChange={setPrice} currency="EUR" minValue={0} />
        </div>
        <Select
          label={fields.category}
          placeholder={fields.choose}
          value={category}
          onChange={setCategory}
          options={[
            { id: 'basic', label: fields.basic, description: fields.basicHelp },
            { id: 'beauty', label: fields.beauty, description: fields.beautyHelp },
            { id: 'packshot', label: fields.packshot },
          ]}
        />
        <ComboBox
          label={fields.client}
          placeholder={fields.choose}
          emptyText={fields.noClient}
          options={clients}
          value={client}
          onChange={setClient}
        />
        <DatePicker label={fields.due} value={day} onChange={setDay} />
        <DateField label={fields.due} value={null} onChange={setDay} />
      </Columns>
    </Subject>
  );
}
