/**
 * Saved sends: their order and folders, the files that contain them, and the import of files of
 * other programs.
 *
 * <p>May import: {@code picklescope.settings}, {@code picklescope.send}, {@code picklescope.file}
 * and below; Jackson.
 */
package picklescope.saved;
