/** Updates not yet acknowledged by the server, kept in the browser so that a closed tab loses nothing. */
export interface Kept {
  key: number;
  update: Uint8Array;
  /** Who sent it and in which batch, once it was sent and no answer came. */
  client?: string;
  batch?: string;
}

export interface Unsent {
  /** True when this browser keeps nothing beyond the page. */
  readonly refuses: boolean;
  all(): Promise<Kept[]>;
  add(update: Uint8Array): Promise<number>;
  mark(keys: number[], client: string, batch: string): Promise<void>;
  drop(keys: number[]): Promise<void>;
}

const STORE = "unsent";
const VERSION = 2;

/** In the browser's database, by draft and person; in memory alone when the browser refuses one (a private window). */
export class BrowserUnsent implements Unsent {
  refuses = false;
  /** Keys of what only the page holds: below zero, where the database has none. */
  private own = 0;
  private readonly memory = new Map<number, Kept>();
  private readonly database: Promise<IDBDatabase | null>;

  constructor(private readonly owner: string) {
    this.database = open().catch(() => this.refused());
  }

  async all(): Promise<Kept[]> {
    const rows = await this.within("readonly", async (store) => {
      const index = store.index("owner");
      const [keys, values] = await Promise.all([done(index.getAllKeys(this.owner)), done(index.getAll(this.owner))]);
      return values.map((value, at) => ({ ...value, key: keys[at] as number }) as Kept);
    });
    return [...(rows ?? []), ...this.memory.values()];
  }

  async add(update: Uint8Array): Promise<number> {
    const key = await this.within("readwrite", (store) => done(store.add({ owner: this.owner, update })));
    if (key !== null) return key as number;
    this.own -= 1;
    this.memory.set(this.own, { key: this.own, update });
    return this.own;
  }

  async mark(keys: number[], client: string, batch: string): Promise<void> {
    await this.within("readwrite", async (store) => {
      for (const key of keys.filter((one) => one > 0)) {
        const row = await done(store.get(key));
        if (row) await done(store.put({ ...row, client, batch }, key));
      }
      return true;
    });
  }

  async drop(keys: number[]): Promise<void> {
    for (const key of keys) this.memory.delete(key);
    await this.within("readwrite", async (store) => {
      for (const key of keys.filter((one) => one > 0)) await done(store.delete(key));
      return true;
    });
  }

  /** Null when the browser keeps nothing. */
  private async within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T | null> {
    const database = await this.database;
    try {
      return database && (await work(database.transaction(STORE, mode).objectStore(STORE)));
    } catch {
      return this.refused();
    }
  }

  private refused(): null {
    this.refuses = true;
    return null;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("rongmei-drafts", VERSION);
    asked.onupgradeneeded = () => {
      for (const old of [...asked.result.objectStoreNames]) asked.result.deleteObjectStore(old);
      asked.result.createObjectStore(STORE, { autoIncrement: true }).createIndex("owner", "owner");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
