/**
 * The operating system as a value, so that what each of them does otherwise can be tested on any.
 *
 * <p>May import: nothing but the JDK.
 */
package picklescope.system;
