/**
 * The tour through the window while the demo lab plays: what each step explains and points at.
 *
 * <p>May import: {@code picklescope.view.layout}.
 */
package picklescope.view.demo;
