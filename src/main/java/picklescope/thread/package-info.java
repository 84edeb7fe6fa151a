/**
 * What is the same for the threads of every package.
 *
 * <p>May import: {@code picklescope.linux}.
 */
package picklescope.thread;
