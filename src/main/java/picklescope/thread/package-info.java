/**
 * Utilities for threads, used by all packages.
 *
 * <p>May import: {@code picklescope.linux}.
 */
package picklescope.thread;
