/**
 * The command line: {@code listen}, {@code send}, {@code decode}. It does not load JavaFX.
 *
 * <p>May import: {@code picklescope.session} and below; picocli.
 */
package picklescope.cli;
