/** Updates not yet acknowledged by the server, kept in the browser so that a closed tab loses nothing. */
export interface Unsent {
  all(): Promise<Map<number, Uint8Array>>;
  add(update: Uint8Array): Promise<number>;
  drop(keys: number[]): Promise<void>;
}

const STORE = "unsent";

export class BrowserUnsent implements Unsent {
  private readonly database: Promise<IDBDatabase>;

  constructor(private readonly draft: string) {
    this.database = new Promise((resolve, reject) => {
      const asked = indexedDB.open("rongmei-drafts", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { autoIncrement: true }).createIndex("draft", "draft");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }

  async all(): Promise<Map<number, Uint8Array>> {
    const index = (await this.store("readonly")).index("draft");
    const [keys, rows] = await Promise.all([done(index.getAllKeys(this.draft)), done(index.getAll(this.draft))]);
    return new Map(keys.map((key, at) => [key as number, rows[at].update as Uint8Array]));
  }

  async add(update: Uint8Array): Promise<number> {
    return (await done((await this.store("readwrite")).add({ draft: this.draft, update }))) as number;
  }

  async drop(keys: number[]): Promise<void> {
    const store = await this.store("readwrite");
    await Promise.all(keys.map((key) => done(store.delete(key))));
  }

  private async store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await this.database).transaction(STORE, mode).objectStore(STORE);
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
