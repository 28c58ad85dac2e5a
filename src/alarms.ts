/** What whoever runs the gateway must know and no caller may: it goes to the application log, if there is one. */
export class Alarms {
  readonly #watchers: ((alarm: object) => void)[] = [];

  watch(watcher: (alarm: object) => void): void {
    this.#watchers.push(watcher);
  }

  readonly tell = (alarm: object): void => {
    for (const watcher of this.#watchers) watcher(alarm);
  };
}
