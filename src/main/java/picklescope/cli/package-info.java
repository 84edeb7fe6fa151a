/**
 * The command line: {@code listen}, {@code send}, {@code decode}. It never loads JavaFX.
 *
 * <p>May import: {@code picklescope.session} and below; picocli.
 */
package picklescope.cli;
