/** A value that went through the one function that may make it: a plain string is not a PortId. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
