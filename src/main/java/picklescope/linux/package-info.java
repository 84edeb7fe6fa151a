/**
 * Calls of 64-bit Linux that Java does not have, by {@code java.lang.foreign}.
 *
 * <p>May import: nothing but the JDK.
 */
package picklescope.linux;
