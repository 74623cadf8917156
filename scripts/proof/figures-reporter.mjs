import { relative } from "node:path";

/**
 * A vitest reporter that says at the end of a run, proof by proof, how long it took and what it has printed of what it has
 * done: the figures and seeds that otherwise stand pages above.
 */
export class FiguresReporter {
  /** @type {import("vitest/node").Vitest | undefined} */
  #vitest;
  /** What each file has printed. @type {Map<string, string[]>} */
  #printed = new Map();
  /** @type {{ readonly closing?: string, readonly record?: (durations: Record<string, number>) => void }} */
  #options;

  /**
   * @param {{ readonly closing?: string, readonly record?: (durations: Record<string, number>) => void }} options a last line,
   *   and what is told how many seconds each proof took, by its path below `proof/src`
   */
  constructor(options = {}) {
    this.#options = options;
  }

  /** @param {import("vitest/node").Vitest} vitest */
  onInit(vitest) {
    this.#vitest = vitest;
  }

  /** @param {import("vitest").UserConsoleLog} log */
  onUserConsoleLog({ type, content, taskId = "" }) {
    const entity = this.#vitest?.state.getReportedEntityById(taskId);
    if (type !== "stdout" || entity === undefined) return;
    const { moduleId } = entity.type === "module" ? entity : entity.module;
    this.#printed.set(moduleId, [...(this.#printed.get(moduleId) ?? []), ...content.trimEnd().split("\n")]);
  }

  /** @param {ReadonlyArray<import("vitest/node").TestModule>} modules */
  onTestRunEnd(modules) {
    const root = this.#vitest?.config.root ?? "";
    /** @type {Record<string, number>} */
    const durations = {};
    for (const module of [...modules].sort((one, other) => (one.moduleId < other.moduleId ? -1 : 1))) {
      const seconds = Math.round(module.diagnostic().duration / 1000);
      durations[relative(`${root}/proof/src`, module.moduleId)] = seconds;
      const tests = [...module.children.allTests()].length;
      console.log(`\n${relative(root, module.moduleId)}: ${tests} tests, ${seconds} s`);
      for (const line of this.#printed.get(module.moduleId) ?? []) console.log(`  ${line}`);
    }
    this.#options.record?.(durations);
    if (this.#options.closing !== undefined) console.log(`\n${this.#options.closing}`);
  }
}
