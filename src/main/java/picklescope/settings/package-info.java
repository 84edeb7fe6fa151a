/**
 * Typed settings, the file that keeps them, and the folders in which a user's files lie.
 *
 * <p>May import: {@code picklescope.net}, {@code picklescope.event}, {@code picklescope.python},
 * {@code picklescope.file}, {@code picklescope.thread}, {@code picklescope.system}; Jackson.
 */
package picklescope.settings;
