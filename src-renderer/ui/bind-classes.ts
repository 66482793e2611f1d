type ClassMap = Readonly<Record<string, string>>;

/**
 * Names of a CSS module to a class attribute, false ones left out: `css("card", isOpen && "open")`.
 */
export function bindClasses(classes: ClassMap): (...names: readonly (string | false)[]) => string {
  return (...names) =>
    names
      .filter((name) => name !== false)
      .map((name) => classes[name] ?? name)
      .join(' ');
}
