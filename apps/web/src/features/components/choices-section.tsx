import { Checkbox } from '@etouch/ui/checkbox';
import { CheckboxGroup } from '@etouch/ui/checkbox-group';
import { RadioGroup } from '@etouch/ui/radio-group';
import { Segmented } from '@etouch/ui/segmented';
import { Switch } from '@etouch/ui/switch';
import { useState } from 'react';
import { Columns, Line, Subject } from './sample.tsx';
import type { Words } from './words.ts';

/** Boxes, rounds, switches and segments. */
export function ChoicesSection({ words }: { words: Words }) {
  const [lanes, setLanes] = useState(['client']);
  const [delivery, setDelivery] = useState<string | null>('zip');
  const [isOn, setOn] = useState(true);
  const [surround, setSurround] = useState<'dark' | 'grey' | 'white'>('dark');
  const { fields, pictures } = words;
  return (
    <Subject title={words.sections.choices}>
      <Line>
        <Checkbox defaultSelected>{fields.notify}</Checkbox>
        <Checkbox>{fields.notify}</Checkbox>
        <Checkbox isIndeterminate>{fields.notify}</Checkbox>
        <Checkbox isDisabled defaultSelected>
          {fields.notify}
        </Checkbox>
      </Line>
      <Columns>
        <CheckboxGroup
          label={fields.lanes}
          value={lanes}
          onChange={setLanes}
          options={[
            { id: 'client', label: fields.laneClient },
            { id: 'retoucher', label: fields.laneRetoucher },
          ]}
        />
        <RadioGroup
          label={fields.delivery}
          value={delivery}
          onChange={setDelivery}
          options={[
            { id: 'zip', label: fields.zip, description: fields.zipHelp },
            { id: 'ftp', label: fields.ftp },
          ]}
        />
        <Switch isSelected={isOn} onChange={setOn} description={fields.watermarkHelp}>
          {fields.watermark}
        </Switch>
        <Segmented
          label={pictures.surround}
          value={surround}
          onChange={setSurround}
          options={[
            { id: 'dark', label: pictures.dark },
            { id: 'grey', label: pictures.grey },
            { id: 'white', label: pictures.white },
          ]}
        />
      </Columns>
    </Subject>
  );
}
