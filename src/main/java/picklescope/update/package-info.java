/**
 * Looks for a newer version of the program when the user asks for it. The only package that knows
 * HTTP.
 *
 * <p>May import: nothing but the JDK; Jackson.
 */
package picklescope.update;
