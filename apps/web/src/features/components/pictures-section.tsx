import { AnnotationLayer } from '@etouch/ui/annotation-layer';
import type { AnnotationMark } from '@etouch/ui/annotation-layer';
import { ChooseButton } from '@etouch/ui/choose-button';
import { ColourLabel } from '@etouch/ui/colour-label';
import type { Colour } from '@etouch/ui/colour-label';
import { CompareSlider } from '@etouch/ui/compare-slider';
import { FilterChip } from '@etouch/ui/filter-chip';
import { MiddleTruncate } from '@etouch/ui/middle-truncate';
import { PhotoGrid } from '@etouch/ui/photo-grid';
import type { Surround } from '@etouch/ui/surround';
import { PickFlag } from '@etouch/ui/pick-flag';
import type { Pick } from '@etouch/ui/pick-flag';
import { Picture } from '@etouch/ui/picture';
import { Segmented } from '@etouch/ui/segmented';
import { Stars } from '@etouch/ui/stars';
import { useState } from 'react';
import { samplePair, samplePictures } from './sample-pictures.ts';
import { Line, Subject } from './sample.tsx';
import { fill } from './words.ts';
import type { Words } from './words.ts';

const PHOTOS = samplePictures(60);
const PAIR = samplePair();

interface Marks {
  rating: number;
  colour: Colour | null;
  pick: Pick | null;
}

/** Marks, grid, comparison and remarks on drawn still lifes. */
export function PicturesSection({ words }: { words: Words }) {
  return (
    <>
      <MarksSubject words={words} />
      <GridSubject words={words} />
      <RemarksSubject words={words} />
    </>
  );
}

function MarksSubject({ words }: { words: Words }) {
  const [marks, setMarks] = useState<Marks>({ rating: 3, colour: 'GREEN', pick: 'PICK' });
  const [filter, setFilter] = useState('picked');
  const [isChosen, setChosen] = useState(true);
  const { marks: names } = words;
  return (
    <Subject title={words.sections.marks}>
      <Line>
        <Stars
          value={marks.rating}
          onChange={(rating) => setMarks({ ...marks, rating })}
          label={fill(names.rating, { value: marks.rating })}
          starLabel={(value) => fill(names.star, { value })}
        />
        <ColourLabel
          value={marks.colour}
          onChange={(colour) => setMarks({ ...marks, colour })}
          names={names}
          label={names.label}
        />
        <ChooseButton isChosen={isChosen} onChange={setChosen} label={words.client.choose} />
        <PickFlag
          value={marks.pick}
          onChange={(pick) => setMarks({ ...marks, pick })}
          names={names}
          label={names.flag}
        />
        {(['all', 'picked', 'commented'] as const).map((id, index) => (
          <FilterChip
            key={id}
            label={names[id]}
            count={[412, 42, 7][index]}
            isSelected={filter === id}
            onChange={() => setFilter(id)}
          />
        ))}
      </Line>
    </Subject>
  );
}

function GridSubject({ words }: { words: Words }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['sample-1']));
  const [surround, setSurround] = useState<Surround>('grey');
  const [ratings, setRatings] = useState<Record<string, number>>({ 'sample-1': 4, 'sample-2': 2 });
  const { pictures, marks } = words;
  return (
    <Subject title={words.sections.pictures}>
      <Segmented
        label={pictures.surround}
        value={surround}
        onChange={setSurround}
        options={(['dark', 'grey', 'white', 'black'] as const).map((id) => ({ id, label: pictures[id] }))}
      />
      <div className="flex h-112">
        <PhotoGrid
          label={pictures.grid}
          photos={PHOTOS}
          cellWidth={150}
          selectedIds={chosen}
          onSelectionChange={setChosen}
          surround={surround}
          brokenText={pictures.broken}
          onMarkKey={(key, ids) => {
            if (!/^[0-5]$/.test(key)) return false;
            setRatings({ ...ratings, ...Object.fromEntries(ids.map((id) => [id, Number(key)])) });
            return true;
          }}
          renderFooter={(photo) => (
            <>
              <MiddleTruncate text={photo.name} className="text-12" />
              <Stars value={ratings[photo.id] ?? 0} label={fill(marks.rating, { value: ratings[photo.id] ?? 0 })} />
            </>
          )}
        />
      </div>
      <Line>
        {(['dark', 'grey', 'white'] as const).map((ground) => (
          <span key={ground} className="block w-36">
            <Picture
              width={3}
              height={2}
              alt={pictures.broken}
              src={ground === 'dark' ? 'data:image/png;base64,AA' : undefined}
              thumbhash={PHOTOS[4]?.thumbhash}
              brokenText={pictures.broken}
            />
          </span>
        ))}
      </Line>
    </Subject>
  );
}

function RemarksSubject({ words }: { words: Words }) {
  const { pictures } = words;
  const [remarks, setRemarks] = useState<AnnotationMark[]>([
    { id: '1', number: 1, x: 0.46, y: 0.4, width: 0, height: 0, label: fill(pictures.mark, { number: 1 }) },
    { id: '2', number: 2, x: 0.62, y: 0.2, width: 0.24, height: 0.3, label: fill(pictures.mark, { number: 2 }) },
    {
      id: '3',
      number: 3,
      x: 0.2,
      y: 0.2,
      width: 0,
      height: 0,
      isResolved: true,
      label: fill(pictures.mark, { number: 3 }),
    },
  ]);
  const [selected, setSelected] = useState('2');
  const add = (shape: { x: number; y: number; width: number; height: number }) => {
    const number = remarks.length + 1;
    setRemarks([...remarks, { ...shape, id: String(number), number, label: fill(pictures.mark, { number }) }]);
  };
  const side = (src: string, alt: string) => (
    <Picture width={PAIR.width} height={PAIR.height} alt={alt} src={src} brokenText={pictures.broken} />
  );
  return (
    <Subject title={words.sections.annotations}>
      <div className="relative overflow-hidden" style={{ aspectRatio: `${PAIR.width} / ${PAIR.height}` }}>
        <CompareSlider
          label={pictures.handle}
          before={{ picture: side(PAIR.before, pictures.before), name: pictures.before }}
          after={{ picture: side(PAIR.after, pictures.after), name: pictures.after }}
        />
      </div>
      <div className="relative">
        <Picture
          width={PAIR.width}
          height={PAIR.height}
          alt={pictures.before}
          src={PAIR.before}
          brokenText={pictures.broken}
        />
        <AnnotationLayer
          marks={remarks}
          selectedId={selected}
          onSelect={setSelected}
          onDraw={add}
          drawLabel={pictures.draw}
        />
      </div>
    </Subject>
  );
}
