import { readFileSync } from 'node:fs';
import process from 'node:process';

const lookIntervalMs = 500;

/**
 * npm runs a script through a shell, and passes a SIGTERM on to that shell only: the shell dies and the script goes on
 * without anybody. So the script watches its parents, the shell and npm.
 * @param {() => void} onGone called once
 */
export function watchParents(onGone) {
  const parents = parentsNow();
  const timer = setInterval(() => {
    if (parentsNow() === parents) return;
    clearInterval(timer);
    onGone();
  }, lookIntervalMs);
  timer.unref();
}

/** The parent, and on Linux its parent too. */
function parentsNow() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}
