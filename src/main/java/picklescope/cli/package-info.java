/**
 * The command line: a class for each command. None loads a class of JavaFX.
 *
 * <p>May import: {@code picklescope.view} and below; picocli.
 */
package picklescope.cli;
