const NAME = 'etouch.uploads';
const VERSION = 1;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('files', { keyPath: 'key' });
      request.result.createObjectStore('roots', { keyPath: 'key' });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
}

/** Makes several requests one whole; resolves when they are kept. `work` returns what it asked for, if anything. */
export async function inDatabase<T>(
  mode: IDBTransactionMode,
  work: (files: IDBObjectStore, roots: IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  opened ??= open();
  const database = await opened;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['files', 'roots'], mode);
    const request = work(transaction.objectStore('files'), transaction.objectStore('roots'));
    transaction.addEventListener('complete', () => resolve(request?.result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not kept')));
  });
}
