/**
 * The operating system as a value, so that what each of them does otherwise can be tested on any,
 * and where its programs are.
 *
 * <p>May import: nothing but the JDK.
 */
package picklescope.system;
