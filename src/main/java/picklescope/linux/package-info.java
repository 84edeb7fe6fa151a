/**
 * Calls of functions of 64-bit Linux that Java does not offer, by {@code java.lang.foreign}.
 *
 * <p>May import: {@code picklescope.system}.
 */
package picklescope.linux;
