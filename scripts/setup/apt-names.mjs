/**
 * Debian 13 and Ubuntu 24.04 renamed libraries when they moved to 64-bit time: libgtk-3-0 became libgtk-3-0t64. The name
 * that the machine's own package lists can install is the right one.
 * @param {readonly string[]} names
 * @param {string} policy what `apt-cache policy <both forms of every name>` says
 */
export function chooseAptNames(names, policy) {
  const installable = readInstallable(policy);
  return names.map((name) => (!installable.has(name) && installable.has(`${name}t64`) ? `${name}t64` : name));
}

/**
 * @param {string} policy blocks of "name:" and, indented, "Candidate: version"
 * @returns {Set<string>}
 */
function readInstallable(policy) {
  const installable = new Set();
  let name = '';
  for (const line of policy.split('\n')) {
    const heading = /^(\S+):$/.exec(line);
    if (heading !== null) name = heading[1] ?? '';
    else if (/^ {2}Candidate: (?!\(none\))/.test(line)) installable.add(name);
  }
  return installable;
}
