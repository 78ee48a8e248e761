import { clsx } from 'clsx';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { GridList, GridListItem, GridListLoadMoreItem, Collection, Virtualizer } from 'react-aria-components';
import { CELL_GAP } from './cell-places.ts';
import { CellLayout } from './cell-layout.ts';
import { chosenIds } from './chosen-keys.ts';
import { Picture } from './picture.tsx';
import { FrameSelection } from './frame-selection.tsx';
import { GROUND } from './surround.ts';
import type { Surround } from './surround.ts';
import { useSteadyPlace } from './use-steady-place.ts';

export interface GridPhoto {
  id: string;
  name: string;
  width: number;
  height: number;
  thumbhash?: string | null;
  src?: string;
  srcSet?: string;
}

export interface PhotoGridProps<T extends GridPhoto> {
  label: string;
  photos: T[];
  selectedIds: ReadonlySet<string>;
  onSelectionChange: (ids: Set<string>) => void;
  /** Double click or Enter. */
  onOpen?: (id: string) => void;
  /** Under each picture: name, stars, label, pick. */
  renderFooter?: (photo: T, state: { isSelected: boolean; isHovered: boolean }) => ReactNode;
  /** In the corner of the cell: badges. Never over the picture's middle. */
  renderBadges?: (photo: T) => ReactNode;
  /** Keys of marks (1–5, 6–9, P, X, U …), with what they act on: the selection, else the photo under the pointer or the focus. Return true when used. */
  onMarkKey?: (key: string, ids: string[]) => boolean;
  surround?: Surround;
  /** Wished width of a cell, pixels. */
  cellWidth?: number;
  /** Height of the footer, pixels. */
  footerHeight?: number;
  onLoadMore?: () => void;
  isLoading?: boolean;
  brokenText: string;
  empty?: ReactNode;
  /** Where it was left, and where it is, in pixels from the top. */
  initialScroll?: number;
  onScroll?: (top: number) => void;
  selectionMode?: 'multiple' | 'single' | 'none';
}

/** Thousands of photographs, of which only those in view exist. Click, Shift, Ctrl/Cmd, a drawn frame, arrows with Shift, Ctrl-A. */
export function PhotoGrid<T extends GridPhoto>(props: PhotoGridProps<T>) {
  const {
    label,
    photos,
    selectedIds,
    onSelectionChange,
    onOpen,
    surround = 'dark',
    cellWidth = 200,
    footerHeight = 44,
    initialScroll = 0,
  } = props;
  const layout = useMemo(() => new CellLayout(), []);
  const options = useMemo(() => ({ cellWidth, footerHeight, gap: CELL_GAP }), [cellWidth, footerHeight]);
  const grid = useRef<HTMLDivElement>(null);
  const hovered = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (initialScroll > 0) grid.current?.scrollTo({ top: initialScroll });
  }, [initialScroll]);
  useSteadyPlace(grid, layout, photos);

  const mark = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !props.onMarkKey) return;
    const focused =
      event.target instanceof Element ? event.target.closest('[data-photo]')?.getAttribute('data-photo') : null;
    const one = hovered.current ?? focused;
    const ids = selectedIds.size > 0 ? [...selectedIds] : one ? [one] : [];
    if (ids.length > 0 && props.onMarkKey(event.key, ids)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <div className={clsx('relative min-h-0 grow', GROUND[surround])} data-surround={surround} onKeyDownCapture={mark}>
      <FrameSelection grid={grid} layout={layout} selectedIds={selectedIds} onSelectionChange={onSelectionChange}>
        <Virtualizer layout={layout} layoutOptions={options}>
          <GridList
            ref={grid}
            aria-label={label}
            layout="grid"
            disallowTypeAhead
            selectionMode={props.selectionMode ?? 'multiple'}
            selectionBehavior="replace"
            selectedKeys={selectedIds}
            onSelectionChange={(keys) => onSelectionChange(chosenIds(keys, photos))}
            onAction={onOpen ? (key) => onOpen(String(key)) : undefined}
            onScroll={(event) => props.onScroll?.(event.currentTarget.scrollTop)}
            renderEmptyState={() => props.empty}
            data-no-ring
            className="absolute inset-0 overflow-y-auto"
          >
            <Collection items={photos}>
              {(photo) => (
                <GridListItem
                  id={photo.id}
                  textValue={photo.name}
                  data-photo={photo.id}
                  data-inset-ring
                  onHoverChange={(isHovered) => {
                    if (isHovered) hovered.current = photo.id;
                    else if (hovered.current === photo.id) hovered.current = null;
                  }}
                  className="flex size-full cursor-default flex-col rounded-md p-2 select-none hover:bg-(--cell-hover) selected:bg-(--cell-selected)"
                >
                  {({ isSelected, isHovered }) => (
                    <>
                      <Cell photo={photo} brokenText={props.brokenText} />
                      {props.renderBadges ? (
                        <span className="pointer-events-none absolute top-2 right-2 flex gap-1">
                          {props.renderBadges(photo)}
                        </span>
                      ) : null}
                      <div className="shrink-0 overflow-hidden" style={{ height: footerHeight - 8 }}>
                        {props.renderFooter?.(photo, { isSelected, isHovered })}
                      </div>
                    </>
                  )}
                </GridListItem>
              )}
            </Collection>
            {props.onLoadMore ? (
              <GridListLoadMoreItem onLoadMore={props.onLoadMore} isLoading={props.isLoading} />
            ) : null}
          </GridList>
        </Virtualizer>
      </FrameSelection>
    </div>
  );
}

function Cell({ photo, brokenText }: { photo: GridPhoto; brokenText: string }) {
  return (
    <div className="flex min-h-0 grow items-center justify-center pb-2">
      <div className="flex size-full items-center justify-center" style={{ containerType: 'size' }}>
        <div style={{ width: `min(100cqw, calc(100cqh * ${photo.width / photo.height}))` }}>
          <Picture
            width={photo.width}
            height={photo.height}
            alt={photo.name}
            src={photo.src}
            srcSet={photo.srcSet}
            sizes="320px"
            thumbhash={photo.thumbhash}
            brokenText={brokenText}
          />
        </div>
      </div>
    </div>
  );
}
