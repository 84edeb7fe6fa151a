/**
 * The operating system as a value, so that what each of them does otherwise can be tested on any,
 * where its programs are, and the name of this computer.
 *
 * <p>May import: nothing but the JDK.
 */
package picklescope.system;
