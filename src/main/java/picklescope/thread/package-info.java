/**
 * What is the same for the threads of every package.
 *
 * <p>May import: nothing but the JDK.
 */
package picklescope.thread;
